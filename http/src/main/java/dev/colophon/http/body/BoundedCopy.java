package dev.colophon.http.body;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Copies a stream that nobody trusts. */
public final class BoundedCopy {

    /** The bytes, and why they are not the whole of what was offered, if so. */
    public record Copied(StoredBytes bytes, Optional<Truncation> cut) {}

    /** Watches the copying: sees what is kept, says after each piece whether to go on, and explains a stream that breaks off. */
    public interface Watch {

        /** The first {@code length} of these bytes are kept. */
        default void kept(byte[] piece, int length) {}

        /** Why to stop now, given the bytes so far. */
        default Optional<Truncation> stop(long bytesSoFar) {
            return Optional.empty();
        }

        /** In which words a failed read is reported. */
        default Truncation broken(long bytesSoFar, IOException failure) {
            return new Truncation(
                    Truncation.Kind.DISCONNECT, "broken off after " + bytesSoFar + " bytes: " + describe(failure));
        }
    }

    /** OkHttp hands out no more at a time. */
    private static final int PIECE = 8 << 10;

    private static final MessageDigest BLANK_SHA256 = blankSha256();

    private BoundedCopy() {}

    /** Never fails for what the stream does; a folder that cannot be written to is an {@link UncheckedIOException}. */
    public static Copied copy(InputStream from, Path folder, long most, Watch watch) {
        return copy(from, folder, -1, most, watch);
    }

    /** The same of a stream that should have so many bytes, as somebody says whom nobody trusts; negative when nobody does. */
    public static Copied copy(InputStream from, Path folder, long expected, long most, Watch watch) {
        Optional<Truncation> cut = Optional.empty();
        byte[] piece = new byte[PIECE];
        try (Spool spool = new Spool(folder, expected)) {
            while (cut.isEmpty()) {
                int length;
                try {
                    length = from.read(piece, 0, PIECE);
                } catch (IOException failure) {
                    cut = Optional.of(watch.broken(spool.size(), failure));
                    break;
                }
                if (length < 0) {
                    break;
                }
                int kept = (int) Math.min(length, most - spool.size());
                spool.write(piece, 0, kept);
                watch.kept(piece, kept);
                cut = kept < length
                        ? Optional.of(new Truncation(Truncation.Kind.LENGTH, "longer than " + words(most)))
                        : watch.stop(spool.size());
            }
            return new Copied(spool.finish(), cut);
        }
    }

    /** Such as {@code 10 MiB} or {@code 700 bytes}. */
    public static String words(long bytes) {
        return bytes >= 1 << 20 && bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    /** A failure in a few words on one line. */
    public static String describe(Throwable failure) {
        String message = failure.getMessage();
        String text = message != null && !message.isBlank()
                ? message
                : failure instanceof EOFException
                        ? "it ends too early"
                        : failure.getClass().getSimpleName();
        return text.lines().findFirst().orElse(text);
    }

    /** A new digest; copied from a blank one, because finding the algorithm takes longer than a page's bytes. */
    public static MessageDigest sha256() {
        try {
            return (MessageDigest) BLANK_SHA256.clone();
        } catch (CloneNotSupportedException everyPlatformDigestCan) {
            throw new IllegalStateException(everyPlatformDigestCan);
        }
    }

    private static MessageDigest blankSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
