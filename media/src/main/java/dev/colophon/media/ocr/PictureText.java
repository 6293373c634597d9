package dev.colophon.media.ocr;

import dev.colophon.media.child.ChildTask;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.media.child.WarmChildren;
import dev.colophon.media.child.WarmChildren.ChildDied;
import dev.colophon.media.document.ExtractedText;
import dev.colophon.media.file.FileType;
import dev.colophon.media.picture.PictureReader;
import dev.colophon.media.picture.RgbImage;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads longer texts in pictures with PP-OCRv4 in a warm child, which holds its native library; Chinese and languages of Latin letters.
 * Pictures that do not look like a {@link TextPage} are not read. Thread-safe.
 */
public final class PictureText {

    /** Of the processor: the child itself gives up long before, between two bands of a picture. */
    private static final Duration PROCESSOR = Duration.ofSeconds(60);

    private static final int HEAP_MEGABYTES = 512;
    private static final long FILE_BYTES = 1L << 26;
    private static final int MOST_BYTES = 4 << 20;
    private static final WarmChildren CHILDREN =
            new WarmChildren(OcrTask.class, HEAP_MEGABYTES, FILE_BYTES, List.of("--enable-native-access=ALL-UNNAMED"));

    private final OcrFiles files;
    private final MediaLimits limits;

    public PictureText(OcrFiles files, MediaLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    /**
     * The text in a picture.
     *
     * @param file the picture
     * @param type of a file that {@link PictureReader} reads; of others what was made of it is read
     * @param seen the picture, or its every n-th pixel
     * @return empty when it shows no longer text; text that could not be read is empty and partial
     * @throws RefusedException when the machine had no time for it
     */
    public Optional<ExtractedText> of(Path file, FileType type, RgbImage seen) throws RefusedException {
        if (!TextPage.isLikely(seen)) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.kind() == FileType.Kind.PICTURE ? read(file, type.name()) : read(seen));
        } catch (ChildDied e) {
            return unread(
                    e.isCostly()
                            ? "it costs more than %s of the processor".formatted(MessageText.time(PROCESSOR))
                            : "its reader died");
        } catch (RefusedException e) {
            if (e.why().reason() == Unreadable.Reason.TIMED_OUT) {
                throw e;
            }
            return unread(MessageText.oneLine(e));
        } catch (IOException e) {
            return unread(MessageText.oneLine(e));
        }
    }

    private static Optional<ExtractedText> unread(String why) {
        return Optional.of(new ExtractedText("", Optional.of("it looks like text, which was not read: " + why)));
    }

    private ExtractedText read(RgbImage picture) throws IOException, RefusedException {
        Path copy = Files.createTempFile(TemporaryFolders.ofProcess(), "colophon-pixels-", ".bmp");
        try {
            Bitmap.write(picture, copy);
            return read(copy, "");
        } finally {
            Files.delete(copy);
        }
    }

    private ExtractedText read(Path file, String type) throws IOException, RefusedException {
        Path folder = files.folder().toAbsolutePath();
        return CHILDREN.with(child -> text(child.ask(PROCESSOR, request -> {
            request.writeUTF(folder.toString());
            request.writeUTF(type);
            request.writeUTF(file.toAbsolutePath().toString());
            request.writeLong(limits.pixels());
            request.writeInt(limits.side());
        })));
    }

    private static ExtractedText text(DataInputStream answer) throws IOException, RefusedException {
        if (answer.readUnsignedByte() != ChildTask.DONE) {
            throw new RefusedException(Unreadable.Reason.valueOf(answer.readUTF()), answer.readUTF());
        }
        boolean whole = answer.readBoolean();
        int length = answer.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new EOFException(length + " bytes of text");
        }
        String text = new String(answer.readNBytes(length), StandardCharsets.UTF_8);
        return new ExtractedText(
                text,
                whole ? Optional.empty() : Optional.of("the text in its upper part was read, the rest was left out"));
    }
}
