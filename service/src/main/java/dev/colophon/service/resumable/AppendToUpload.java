package dev.colophon.service.resumable;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes a part of a file. What is acknowledged is on the disk first, so that it outlives this process; where a part comes without a
 * checksum of its own that is also true of what came of it before its connection broke.
 */
public final class AppendToUpload {

    private final Settings settings;
    private final DatabaseClock clock = DatabaseClock.of(InstantSource.system());

    public AppendToUpload(Settings settings) {
        this.settings = settings;
    }

    /**
     * A checksum of a part.
     *
     * @param algorithm as Java calls it
     */
    public record Checksum(String algorithm, byte[] digest) {}

    /**
     * A part.
     *
     * @param upload the id of what it belongs to
     * @param offset of its first byte in the whole
     * @param length in bytes
     */
    public record Part(String upload, long offset, long length, Optional<Checksum> checksum) {}

    /** The connection broke before all of the part had come. */
    public static final class Broken extends IOException {

        Broken(String why) {
            super("the connection broke: " + why);
        }
    }

    /** What came of it. */
    public sealed interface Result {

        /** It is kept. */
        record Taken(UploadState upload) implements Result {}

        /** There is no such upload of whoever asks. */
        record NotThere() implements Result {}

        /** What came is not what was meant; nothing of the part is kept. {@code line} says which sum differs. */
        record Mismatch(String line) implements Result {}
    }

    /**
     * Takes it.
     *
     * @throws ServiceException when it begins elsewhere than the next byte, is too long, or another connection sends the same upload
     * @throws Broken when the connection breaks
     */
    public Result append(Actor actor, Part part, InputStream bytes) throws IOException {
        actor.require(Permission.UPLOAD);
        try (Database database = Database.open(settings.home(), settings.database())) {
            if (find(database, actor, part).isEmpty()) {
                return new Result.NotThere();
            }
            try (UploadFolder folder = UploadFolder.require(settings.home(), part.upload())) {
                Optional<UploadState> found = find(database, actor, part);
                if (found.isEmpty()) { // it was cancelled just now
                    folder.delete();
                    return new Result.NotThere();
                }
                UploadState upload = found.get();
                check(upload, part);
                return write(database, actor, upload, part, folder, bytes);
            }
        }
    }

    private Optional<UploadState> find(Database database, Actor actor, Part part) {
        return database.read(dsl -> new UploadRows(dsl, actor).find(part.upload(), clock.now(dsl)));
    }

    private static void check(UploadState upload, Part part) {
        if (part.offset() != upload.received()) {
            throw new ServiceException(
                    Category.BUSY, "Upload-Offset: %d bytes are here: go on from there".formatted(upload.received()));
        }
        if (part.length() > upload.length() - upload.received()) {
            throw new ServiceException(
                    Category.REFUSED,
                    "the part is longer than the %d bytes that are missing"
                            .formatted(upload.length() - upload.received()));
        }
    }

    private Result write(
            Database database, Actor actor, UploadState upload, Part part, UploadFolder folder, InputStream bytes)
            throws IOException {
        Path file = folder.file(upload);
        Optional<MessageDigest> sum = part.checksum().map(one -> PartWriter.digest(one.algorithm()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.size() < upload.received()) {
                throw new ServiceException(
                        Category.ENVIRONMENT,
                        "what came before of this upload is not in this home: send it to the server that took it, or begin anew");
            }
            channel.truncate(upload.received()).position(upload.received());
            PartWriter writer = new PartWriter(database, actor, clock, upload, channel);
            try {
                writer.take(bytes, part.length(), sum);
            } catch (Broken broken) {
                if (sum.isEmpty()) {
                    writer.acknowledge();
                }
                throw broken;
            }
            if (sum.isPresent()
                    && !MessageDigest.isEqual(
                            sum.get().digest(), part.checksum().orElseThrow().digest())) {
                channel.truncate(upload.received());
                return new Result.Mismatch("Upload-Checksum: what came of this part differs: send it again from byte %d"
                        .formatted(upload.received()));
            }
            if (writer.isWhole() && !PartWriter.isAsSaid(file, upload)) {
                database.change(dsl -> new UploadRows(dsl, actor).remove(upload.id()));
                folder.delete();
                return new Result.Mismatch(
                        "sha256: the whole file differs from what was said of it, and is deleted: begin a new upload");
            }
            writer.acknowledge();
        }
        return find(database, actor, part).<Result>map(Result.Taken::new).orElseGet(Result.NotThere::new);
    }
}
