package dev.colophon.media.picture;

import static dev.colophon.media.refusal.Unreadable.Reason.DECODE_LIMIT;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;

import dev.colophon.media.child.ChildTask;
import dev.colophon.media.child.WarmChildren;
import dev.colophon.media.child.WarmChildren.ChildDied;
import dev.colophon.media.file.Digest;
import dev.colophon.media.file.FileType;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.tag.Tags;
import dev.colophon.media.tag.TagsCodec;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Has pictures decoded by {@link PictureDecoder} in a warm child: a picture can at most kill that. Thread-safe. */
public final class PictureReader {

    /** Of the processor. A photograph takes milliseconds; this is for files made to take for ever. */
    private static final Duration PROCESSOR = Duration.ofSeconds(20);

    private static final int HEAP_MEGABYTES = 768;
    private static final int MOST_RENDERINGS = 2;
    private static final WarmChildren CHILDREN = new WarmChildren(PictureTask.class, HEAP_MEGABYTES, 0, List.of());

    private final MediaLimits limits;
    private final Duration processor;

    public PictureReader(MediaLimits limits) {
        this(limits, PROCESSOR);
    }

    /** @param processor time of the processor for a picture */
    public PictureReader(MediaLimits limits, Duration processor) {
        this.limits = limits;
        this.processor = processor;
    }

    /** Decodes a picture of known type. */
    public Picture read(Path file, FileType type) throws RefusedException {
        try {
            return CHILDREN.with(child -> picture(child.ask(processor, request -> {
                request.writeUTF(type.name());
                request.writeUTF(file.toAbsolutePath().toString());
                request.writeLong(limits.pixels());
                request.writeInt(limits.side());
            })));
        } catch (ChildDied e) {
            if (e.isCostly()) {
                throw new RefusedException(
                        DECODE_LIMIT,
                        "decoding costs more than %s of the processor: save it anew as PNG or JPEG"
                                .formatted(MessageText.time(processor)));
            } else if (e.isOutOfMemory()) {
                throw new RefusedException(
                        DECODE_LIMIT, "decoding needs more than %d MB: scale it down".formatted(HEAP_MEGABYTES));
            }
            throw new RefusedException(UNDECODABLE, MessageText.damaged(type.words(), "its decoder died"));
        }
    }

    /** What a picture says of itself; nothing when that cannot be read. */
    public Tags tags(Path file, FileType type) throws RefusedException {
        try {
            return CHILDREN.with(child -> TagsCodec.read(child.ask(processor, request -> {
                request.writeUTF(type.name());
                request.writeUTF(file.toAbsolutePath().toString());
                request.writeLong(PictureTask.TAGS);
            })));
        } catch (ChildDied e) {
            return Tags.NONE;
        }
    }

    /** How many pixels a picture has, as its header states it; empty when that cannot be read. */
    public OptionalLong pixels(Path file, FileType type) throws RefusedException {
        try {
            long pixels = CHILDREN.with(child -> child.ask(processor, request -> {
                        request.writeUTF(type.name());
                        request.writeUTF(file.toAbsolutePath().toString());
                        request.writeLong(PictureTask.SIZE);
                    })
                    .readLong());
            return pixels > 0 ? OptionalLong.of(pixels) : OptionalLong.empty();
        } catch (ChildDied e) {
            return OptionalLong.empty();
        }
    }

    private Picture picture(DataInputStream answer) throws IOException, RefusedException {
        if (answer.readUnsignedByte() != ChildTask.DONE) {
            throw new RefusedException(Unreadable.Reason.valueOf(answer.readUTF()), answer.readUTF());
        }
        String partial = answer.readUTF();
        String sha256 = answer.readUTF();
        int count = answer.readInt();
        if (count < 1 || count > MOST_RENDERINGS) {
            throw new EOFException(count + " renderings");
        }
        List<RgbImage> renderings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int width = answer.readInt();
            int height = answer.readInt();
            if (width < 1 || height < 1 || (long) width * height > PictureDecoder.MOST_BYTES / 3) {
                throw new EOFException(width + " x " + height);
            }
            byte[] rgb = new byte[3 * width * height];
            answer.readFully(rgb);
            renderings.add(new RgbImage(width, height, rgb));
        }
        return new Picture(
                renderings, present(sha256).map(digits -> new Digest(Digest.Input.PIXELS, digits)), present(partial));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
