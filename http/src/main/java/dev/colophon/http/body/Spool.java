package dev.colophon.http.body;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Takes in bytes of unknown number: the first in memory, and once there are more than {@link #MOST_HELD} all of them in
 * a private temporary file. For one thread.
 */
public final class Spool implements AutoCloseable {

    /**
     * Making, closing and deleting a file costs as much as the whole rest of fetching a page on loopback (some 200 of
     * 390 µs of processor time); from some hundred KiB on the bytes themselves cost more.
     */
    public static final int MOST_HELD = 256 << 10;

    private static final int FIRST_HELD = 8 << 10;

    private final Path folder;
    private final MessageDigest sha256 = BoundedCopy.sha256();
    private byte[] held;
    private int used;
    private long size;
    private Optional<Path> file = Optional.empty();
    private OutputStream out = OutputStream.nullOutputStream();

    public Spool(Path folder) {
        this(folder, -1);
    }

    /** @param expected how many bytes there should be, as somebody says whom nobody trusts; negative when nobody does */
    public Spool(Path folder, long expected) {
        this.folder = folder;
        this.held = new byte[expected >= 0 && expected <= MOST_HELD ? (int) expected : FIRST_HELD];
    }

    /**
     * Takes the next bytes.
     *
     * @throws UncheckedIOException when the folder cannot be written to
     */
    public void write(byte[] from, int offset, int length) {
        sha256.update(from, offset, length);
        size += length;
        int at = offset;
        int left = length;
        while (left > 0) {
            makeRoom(left);
            int piece = Math.min(left, held.length - used);
            System.arraycopy(from, at, held, used, piece);
            used += piece;
            at += piece;
            left -= piece;
        }
    }

    long size() {
        return size;
    }

    private void makeRoom(int wanted) {
        if (used + wanted > held.length && held.length < MOST_HELD) {
            held = Arrays.copyOf(held, Math.clamp(Math.max(used + (long) wanted, 2L * held.length), 1, MOST_HELD));
        }
        if (used == held.length) {
            spill();
        }
    }

    private void spill() {
        try {
            if (file.isEmpty()) {
                file = Optional.of(newFile(folder));
                out = Files.newOutputStream(file.get());
            }
            out.write(held, 0, used);
            used = 0;
        } catch (IOException noRoom) {
            throw noRoom(noRoom);
        }
    }

    /** What came in; the spool is used up. */
    public StoredBytes finish() {
        String digest = HexFormat.of().formatHex(sha256.digest());
        if (file.isEmpty()) {
            return StoredBytes.held(used == held.length ? held : Arrays.copyOf(held, used), digest, folder);
        }
        spill();
        try {
            out.close();
        } catch (IOException noRoom) {
            throw noRoom(noRoom);
        }
        StoredBytes stored = new StoredBytes(file.get(), size, digest);
        file = Optional.empty();
        return stored;
    }

    /** Removes what was not {@linkplain #finish finished}. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException theFileGoesAnyway) {
            // what did not reach the file is not wanted
        }
        file.ifPresent(Spool::remove);
        file = Optional.empty();
    }

    private UncheckedIOException noRoom(IOException why) {
        return new UncheckedIOException("cannot write to " + folder + ": " + BoundedCopy.describe(why), why);
    }

    /** An empty file that only this user can read. */
    static Path newFile(Path folder) {
        try {
            return Files.createTempFile(folder, "captured-", ".bin");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a file in " + folder + ": " + BoundedCopy.describe(e), e);
        }
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException alreadyInTrouble) {
            file.toFile().deleteOnExit();
        }
    }
}
