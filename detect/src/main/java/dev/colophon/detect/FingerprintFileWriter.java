package dev.colophon.detect;

import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.media.file.Digest;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes a {@link FingerprintFile}, an entry at a time. Not thread-safe; one per file. */
public final class FingerprintFileWriter implements Closeable {

    /** What frames the last part and the file takes less than the rest. */
    private static final int ROOM = FingerprintFile.MOST_BYTES - (1 << 16);

    private final MessageDigest sha = Digest.start();
    private final OutputStream file;
    private final DataOutputStream out;
    private int entries;

    /** Bytes of all codes, with texts unpacked. */
    private long held;

    /** @param file closed with this */
    public FingerprintFileWriter(OutputStream file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new DigestOutputStream(file, sha));
        out.write(FingerprintFile.magic());
        out.writeByte(FingerprintFile.FORM);
    }

    /**
     * Adds a file that was read.
     *
     * @param inside as {@link FingerprintEntry#inside}
     * @throws RefusedException when there is no room for it
     */
    public void add(String inside, FingerprintedFile of, Readable read) throws RefusedException, IOException {
        begin(inside);
        out.writeByte(read.parts().size());
        out.write(HexFormat.of().parseHex(of.sha256()));
        out.writeLong(of.bytes());
        text(of.type().name());
        out.writeLong(of.pixels().orElse(-1));
        for (Part part : read.parts()) {
            byte[] code = part.fingerprint().encode();
            held += part.fingerprint() instanceof TextFingerprint
                    ? Math.max(code.length, TextFingerprint.mostCharacters(code))
                    : code.length;
            refuseBeyond(held <= FingerprintFile.MOST_BYTES && code.length + (long) out.size() <= ROOM);
            text(part.fingerprint().medium().name());
            out.writeByte(part.fingerprint().version());
            out.writeLong(part.durationMillis().orElse(-1));
            text(part.partial().orElse(""));
            out.writeInt(code.length);
            out.write(code);
        }
    }

    /**
     * Adds one that was not, such as what is packed and has a password.
     *
     * @throws RefusedException when there is no room for it
     */
    public void add(String inside, Unreadable why) throws RefusedException, IOException {
        begin(inside);
        out.writeByte(0);
        text(why.reason().name());
        text(why.detail());
    }

    private void begin(String inside) throws RefusedException, IOException {
        refuseBeyond(entries < FingerprintFile.MOST_ENTRIES && out.size() <= ROOM);
        entries++;
        out.writeByte(FingerprintFile.ENTRY);
        text(inside);
    }

    private static void refuseBeyond(boolean fits) throws RefusedException {
        if (!fits) {
            throw new RefusedException(
                    Unreadable.Reason.TOO_LARGE,
                    "there is more in it than one fingerprint holds: unpack it and take those of its files");
        }
    }

    private void text(String text) throws IOException {
        byte[] utf8 = shown(text).getBytes(StandardCharsets.UTF_8);
        out.writeShort(utf8.length);
        out.write(utf8);
    }

    /** No longer than is read, without control characters and halves of characters. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(FingerprintFile.MOST_TEXT_BYTES / 4)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** Ends it; what is not ended nobody can read. */
    public void end() throws IOException {
        out.writeByte(FingerprintFile.END);
        out.flush();
        file.write(sha.digest());
        file.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
