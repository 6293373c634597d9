package dev.colophon.media;

import static dev.colophon.media.Unreadable.Reason.ARCHIVE_LIMIT;
import static dev.colophon.media.Unreadable.Reason.DECODE_LIMIT;
import static dev.colophon.media.Unreadable.Reason.UNDECODABLE;

import dev.colophon.media.WalkedFile.Found;
import dev.colophon.media.WalkedFile.Refused;
import dev.colophon.media.WarmChildren.ChildDied;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;

/** Has archives unpacked by {@link ArchiveWalk} in a warm child: an archive can at most kill that. Thread-safe. */
final class ArchiveReader {

    static final int ENTRY = 'E';
    static final int ITSELF = 'I';

    /** To the next entry; a large one takes its time. */
    private static final Duration TIME = Duration.ofMinutes(5);

    /** To the next picture of a document. */
    private static final Duration DOCUMENT_TIME = Duration.ofSeconds(30);

    private static final int HEAP_MEGABYTES = 512;
    private static final WarmChildren CHILDREN = new WarmChildren(HEAP_MEGABYTES, WalkLimits.DEFAULT.bytes());

    private final WalkLimits limits;

    ArchiveReader(WalkLimits limits) {
        this.limits = limits;
    }

    /** Hands over what is in an archive; what the visitor throws ends it and is thrown. */
    void walk(String place, Path archive, Consumer<WalkedFile> visitor) {
        walk(place, archive, TIME, visitor, request -> {
            request.writeUTF(DecoderChild.Task.ARCHIVE.name());
            request.writeUTF(place);
            request.writeUTF(archive.toAbsolutePath().toString());
            request.writeInt(limits.depth());
            request.writeInt(limits.entries());
            request.writeLong(limits.bytes());
            request.writeInt(limits.ratio());
            request.writeLong(limits.graceBytes());
        });
    }

    /** Hands over the pictures in a document, likewise. */
    void pictures(String place, Path document, FileType type, Consumer<WalkedFile> visitor) {
        walk(place, document, DOCUMENT_TIME, visitor, request -> {
            request.writeUTF(DecoderChild.Task.PICTURES.name());
            request.writeUTF(place);
            request.writeUTF(document.toAbsolutePath().toString());
            request.writeUTF(type.name());
        });
    }

    private static void walk(
            String place, Path file, Duration time, Consumer<WalkedFile> visitor, WarmChildren.Request request) {
        try {
            CHILDREN.with(child -> {
                DataInputStream answer = child.ask(time, request);
                for (int kind = answer.readUnsignedByte(); kind != DecoderChild.DONE; ) {
                    visitor.accept(walked(kind, answer, file));
                    kind = child.ask(time, _ -> {}).readUnsignedByte();
                }
                return true;
            });
        } catch (ChildDied e) {
            visitor.accept(new Refused(place, why(e, time)));
        } catch (RefusedException e) {
            visitor.accept(new Refused(place, e.why()));
        }
    }

    private static Unreadable why(ChildDied died, Duration time) {
        if (died.isLate()) {
            return new Unreadable(
                    ARCHIVE_LIMIT, "unpacking a part takes over " + MessageText.time(time) + ": unpack it");
        } else if (died.isOutOfMemory()) {
            return new Unreadable(
                    ARCHIVE_LIMIT, "unpacking it needs more than %d MB: unpack it".formatted(HEAP_MEGABYTES));
        }
        return new Unreadable(UNDECODABLE, MessageText.damaged("archive", "its reader died"));
    }

    private static WalkedFile walked(int kind, DataInputStream answer, Path archive) throws IOException {
        String first = answer.readUTF();
        String second = answer.readUTF();
        return switch (kind) {
            case ENTRY -> taken(first, Path.of(second));
            case ITSELF -> new Found(first, archive, false);
            case DecoderChild.REFUSED ->
                new Refused(answer.readUTF(), new Unreadable(Unreadable.Reason.valueOf(first), second));
            default -> throw new IOException("answer " + kind);
        };
    }

    /** The child's working folder goes with the child; an entry may be needed for longer. */
    private static WalkedFile taken(String place, Path unpacked) throws IOException {
        Path own = Files.createTempFile("colophon-entry-", null);
        try {
            Files.move(unpacked, own, StandardCopyOption.REPLACE_EXISTING);
            return new Found(place, own, true);
        } catch (IOException e) {
            Files.deleteIfExists(own);
            return new Refused(
                    place,
                    new Unreadable(
                            DECODE_LIMIT,
                            "it cannot be unpacked into %s (%s): free space there"
                                    .formatted(System.getProperty("java.io.tmpdir"), MessageText.oneLine(e))));
        }
    }
}
