package dev.colophon.service.resumable;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Writes a part behind what came before it, and acknowledges what is on the disk. Used by one thread, which has the folder. */
final class PartWriter {

    private static final int BUFFER = 64 << 10;

    /** So much comes between two acknowledgements: what is lost at most when the process is killed. */
    private static final long ACKNOWLEDGED_EACH = 8L << 20;

    private final Database database;
    private final Actor actor;
    private final DatabaseClock clock;
    private final UploadState upload;
    private final FileChannel channel;
    private long acknowledged;
    private long at;

    /** @param channel of the file, at the next byte of it */
    PartWriter(Database database, Actor actor, DatabaseClock clock, UploadState upload, FileChannel channel) {
        this.database = database;
        this.actor = actor;
        this.clock = clock;
        this.upload = upload;
        this.channel = channel;
        this.acknowledged = upload.received();
        this.at = upload.received();
    }

    /**
     * Writes all of it.
     *
     * @param sum of it; where there is one nothing is acknowledged before it was compared
     * @throws AppendToUpload.Broken when the connection breaks
     */
    void take(InputStream bytes, long length, Optional<MessageDigest> sum) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long end = at + length;
        while (at < end) {
            int count = read(bytes, buffer, (int) Math.min(buffer.length, end - at));
            sum.ifPresent(digest -> digest.update(buffer, 0, count));
            write(ByteBuffer.wrap(buffer, 0, count));
            at += count;
            // The last bytes wait until the whole is compared with what was said of it.
            if (sum.isEmpty() && at - acknowledged >= ACKNOWLEDGED_EACH && !isWhole()) {
                acknowledge();
            }
        }
    }

    private static int read(InputStream bytes, byte[] buffer, int most) throws AppendToUpload.Broken {
        try {
            int count = bytes.read(buffer, 0, most);
            if (count < 0) {
                throw new AppendToUpload.Broken("it ended before the part did");
            }
            return count;
        } catch (AppendToUpload.Broken e) {
            throw e;
        } catch (IOException e) {
            throw new AppendToUpload.Broken(String.valueOf(e.getMessage()));
        }
    }

    private void write(ByteBuffer came) {
        try {
            while (came.hasRemaining()) {
                channel.write(came);
            }
        } catch (IOException e) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "the upload cannot be written (%s): make room on the disk, then go on from the offset"
                            .formatted(ServiceException.reason(e)));
        }
    }

    /** Whether all bytes of the file are there. */
    boolean isWhole() {
        return at == upload.length();
    }

    /** First the disk, then the database. */
    void acknowledge() throws IOException {
        if (at == acknowledged) {
            return;
        }
        channel.force(true);
        long from = acknowledged;
        long to = at;
        if (!database.writeRepeating(
                dsl -> new UploadRows(dsl, actor).advance(upload.id(), from, to, clock.now(dsl)))) {
            throw new ServiceException(Category.BUSY, "this upload was cancelled, or sent by somebody else");
        }
        acknowledged = to;
    }

    /** Whether a file has the sum that was said of it. */
    static boolean isAsSaid(Path file, UploadState upload) throws IOException {
        return upload.sha256().isEmpty() || sha256(file).equals(upload.sha256().get());
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest whole = digest("SHA-256");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer) >= 0) {
                whole.update(buffer.flip());
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) { // those that are offered each Java has
            throw new IllegalStateException(e);
        }
    }
}
