package dev.colophon.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Copies a stream that nobody trusts into a private temporary file. */
final class BoundedCopy {

    /** The file, and why it is not the whole of what was offered, if so. */
    record Copied(StoredBytes bytes, Optional<Cut> cut) {}

    /** Watches the copying: says after each piece whether to go on, and explains a stream that breaks off. */
    interface Watch {

        /** Why to stop now, given the bytes so far. */
        default Optional<Cut> stop(long bytesSoFar) {
            return Optional.empty();
        }

        /** In which words a failed read is reported. */
        default Cut broken(long bytesSoFar, IOException failure) {
            return new Cut(Cut.Kind.DISCONNECT, "broken off after " + bytesSoFar + " bytes: " + describe(failure));
        }
    }

    private static final int PIECE = 1 << 16;

    private BoundedCopy() {}

    /** Never fails for what the stream does; a folder that cannot be written to is an {@link UncheckedIOException}. */
    static Copied copy(InputStream from, Path folder, long most, Watch watch) {
        MessageDigest sha256 = sha256();
        Path file = newFile(folder);
        long size = 0;
        Optional<Cut> cut = Optional.empty();
        byte[] piece = new byte[PIECE];
        try (OutputStream to = Files.newOutputStream(file)) {
            while (cut.isEmpty()) {
                int length;
                try {
                    length = from.read(piece, 0, PIECE);
                } catch (IOException failure) {
                    cut = Optional.of(watch.broken(size, failure));
                    break;
                }
                if (length < 0) {
                    break;
                }
                int kept = (int) Math.min(length, most - size);
                to.write(piece, 0, kept);
                sha256.update(piece, 0, kept);
                size += kept;
                cut = kept < length
                        ? Optional.of(new Cut(Cut.Kind.LENGTH, "longer than " + words(most)))
                        : watch.stop(size);
            }
        } catch (IOException noRoom) {
            discard(file);
            throw new UncheckedIOException("cannot write to " + folder + ": " + describe(noRoom), noRoom);
        }
        return new Copied(new StoredBytes(file, size, HexFormat.of().formatHex(sha256.digest())), cut);
    }

    /** Such as {@code 10 MiB} or {@code 700 bytes}. */
    static String words(long bytes) {
        return bytes >= 1 << 20 && bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    /** A failure in a few words on one line. */
    static String describe(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return text.lines().findFirst().orElse(text);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static Path newFile(Path folder) {
        try {
            return Files.createTempFile(folder, "captured-", ".bin");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a file in " + folder + ": " + describe(e), e);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException alreadyInTrouble) {
            file.toFile().deleteOnExit();
        }
    }
}
