package dev.colophon.detect;

import dev.colophon.media.refusal.RefusedException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code colophon fingerprint} writes of a file: the fingerprints by which a check of it would search, without the file. Taken again
 * of the same bytes in the same way it has the same bytes: no time, name or machine is in it.
 *
 * <p>Big-endian. {@code text} is its length in bytes (u16) and so many bytes of UTF-8.
 *
 * <pre>
 * magic      8   93 43 46 50 0D 0A 1A 0A
 * form       u8  {@value #FORM}
 * entries        the file itself, and the pictures in a document; of an archive what is packed in it:
 *   mark     u8  1
 *   inside   text  where in the file: nothing for itself, else "!/" and a name
 *   parts    u8  of an entry that was read, 1 or 2: the pictures and the sound of a film, a picture and the text in it; else 0
 *   parts = 0:
 *     reason text  why it was not read, a name of {@link dev.colophon.media.refusal.Unreadable.Reason}
 *     detail text  and in a sentence
 *   parts > 0:
 *     sha256 32  of the bytes of the entry
 *     bytes  i64 how many
 *     type   text  what it is by its content, a name of {@link dev.colophon.media.file.FileType}
 *     pixels i64 of a picture, else -1
 *     for each part:
 *       medium  text  a name of {@link dev.colophon.fingerprint.Medium}
 *       version u8   of the constants that made it
 *       millis  i64  of sound and film, else -1
 *       partial text  why a part alone was read; nothing when all was
 *       length  i32  of the code
 *       code         {@link dev.colophon.fingerprint.Fingerprint#encode}
 * end        u8  0
 * sha256     32  of everything before
 * </pre>
 */
public final class FingerprintFile {

    /**
     * More bytes it never has, nor all that is packed in it when it is unpacked: twelve hours of film have some 80 MB. What was searched of
     * all entries is held until the last is.
     */
    public static final int MOST_BYTES = 128 << 20;

    static final int FORM = 1;

    static final int MOST_ENTRIES = 10_000;
    static final int MOST_PARTS = 2;

    static final int MOST_TEXT_BYTES = 4_000;

    static final byte ENTRY = 1;
    static final byte END = 0;

    /** No text begins so, and what was sent as text has other line ends. */
    private static final byte[] MAGIC = {(byte) 0x93, 'C', 'F', 'P', '\r', '\n', 0x1a, '\n'};

    private final List<FingerprintEntry> entries;

    private FingerprintFile(List<FingerprintEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    static byte[] magic() {
        return MAGIC.clone();
    }

    /** Whether a file says in its first bytes that it is one. */
    public static boolean isOne(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            return false; // whoever reads it says so
        }
    }

    /**
     * Reads what is in it, but for the codes, which each entry reads when it is asked.
     *
     * @throws RefusedException when it is none, or not whole, or of another form, with what to do
     */
    public static FingerprintFile read(Path file) throws RefusedException, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new FingerprintFile(new FingerprintFileReader(file, new DataInputStream(in)).entries());
        }
    }

    /** What it has fingerprints of: the file first. */
    public List<FingerprintEntry> entries() {
        return entries;
    }
}
