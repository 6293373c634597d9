package dev.colophon.media.walk;

import static dev.colophon.media.refusal.Unreadable.Reason.ARCHIVE_LIMIT;
import static dev.colophon.media.refusal.Unreadable.Reason.DECODE_LIMIT;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;

import dev.colophon.media.child.ChildPath;
import dev.colophon.media.child.ChildTask;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.media.child.WarmChildren;
import dev.colophon.media.child.WarmChildren.ChildDied;
import dev.colophon.media.file.FileType;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.WalkedFile.Found;
import dev.colophon.media.walk.WalkedFile.Refused;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Has archives unpacked by {@link ArchiveWalk} in a warm child: an archive can at most kill that. Thread-safe. */
final class ArchiveReader {

    /** Of the processor, to the next entry; a large one takes its time. */
    private static final Duration ENTRY_TIME = Duration.ofMinutes(5);

    /** Of the processor, for all pictures of a document. With that for its text below 30 s. */
    static final Duration DOCUMENT_TIME = Duration.ofSeconds(8);

    private static final int HEAP_MEGABYTES = 512;
    private static final WarmChildren CHILDREN = new WarmChildren(
            ArchiveTask.class, HEAP_MEGABYTES, WalkLimits.DEFAULT.bytes(), WarmChildren.FIRST_COMPILER_ALONE);

    private final WalkLimits limits;

    ArchiveReader(WalkLimits limits) {
        this.limits = limits;
    }

    /** Hands over what is in an archive; what the visitor throws ends it and is thrown. */
    void walk(String place, Path archive, Consumer<WalkedFile> visitor) throws IOException {
        Parts entries = new Parts(ENTRY_TIME, true);
        walk(archive, place, entries, visitor, died -> new Refused(place, died(died)), (path, request) -> {
            request.writeUTF(ArchiveTask.Kind.ARCHIVE.name());
            request.writeUTF(place);
            request.writeUTF(path);
            request.writeInt(limits.depth());
            request.writeInt(limits.entries());
            request.writeLong(limits.bytes());
            request.writeInt(limits.ratio());
            request.writeLong(limits.graceBytes());
        });
    }

    /** Hands over the pictures in a document, likewise. */
    void pictures(String place, Path document, FileType type, Consumer<WalkedFile> visitor) throws IOException {
        Function<ChildDied, Refused> lost = died -> new Refused(
                Places.inside(place, "pictures"),
                new Unreadable(
                        DECODE_LIMIT, "taking its pictures out " + diedOf(died, DOCUMENT_TIME) + ": save it anew"));
        walk(document, place, new Parts(DOCUMENT_TIME, false), visitor, lost, (path, request) -> {
            request.writeUTF(ArchiveTask.Kind.PICTURES.name());
            request.writeUTF(place);
            request.writeUTF(path);
            request.writeUTF(type.name());
        });
    }

    /** A request that names a file. */
    private interface Naming {
        void write(String path, DataOutputStream request) throws IOException;
    }

    /**
     * The parts of an answer.
     *
     * @param each whether each has the time, or all together
     */
    private record Parts(Duration time, boolean each) {}

    private static void walk(
            Path file,
            String place,
            Parts parts,
            Consumer<WalkedFile> visitor,
            Function<ChildDied, Refused> lost,
            Naming request)
            throws IOException {
        try (ChildPath plain = ChildPath.of(file)) {
            CHILDREN.with(child -> {
                DataInputStream answer =
                        child.ask(parts.time(), to -> request.write(plain.path().toString(), to));
                int kind = answer.readUnsignedByte();
                while (kind != ChildTask.DONE) {
                    WalkedFile walked = walked(kind, answer, file);
                    child.pause(); // what is done with a part is not the time of the archive
                    visitor.accept(walked);
                    kind = (parts.each() ? child.ask(parts.time(), _ -> {}) : child.askForMore()).readUnsignedByte();
                }
                return true;
            });
        } catch (ChildDied e) {
            visitor.accept(lost.apply(e));
        } catch (RefusedException e) {
            visitor.accept(new Refused(place, e.why()));
        }
    }

    private static Unreadable died(ChildDied died) {
        return died.isCostly() || died.isOutOfMemory()
                ? new Unreadable(ARCHIVE_LIMIT, "unpacking a part of it " + diedOf(died, ENTRY_TIME) + ": unpack it")
                : new Unreadable(UNDECODABLE, MessageText.damaged("archive", "its reader died"));
    }

    private static String diedOf(ChildDied died, Duration time) {
        return died.isCostly()
                ? "costs more than %s of the processor".formatted(MessageText.time(time))
                : died.isOutOfMemory() ? "needs more than %d MB".formatted(HEAP_MEGABYTES) : "killed the reader";
    }

    private static WalkedFile walked(int kind, DataInputStream answer, Path archive) throws IOException {
        String first = answer.readUTF();
        String second = answer.readUTF();
        return switch (kind) {
            case ArchiveTask.ENTRY -> taken(first, Path.of(second));
            case ArchiveTask.ITSELF -> new Found(first, archive, false);
            case ChildTask.REFUSED ->
                new Refused(answer.readUTF(), new Unreadable(Unreadable.Reason.valueOf(first), second));
            default -> throw new IOException("answer " + kind);
        };
    }

    /** The child's working folder goes with the child; an entry may be needed for longer. */
    private static WalkedFile taken(String place, Path unpacked) throws IOException {
        Path own = Files.createTempFile(TemporaryFolders.ofProcess(), "colophon-entry-", null);
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
