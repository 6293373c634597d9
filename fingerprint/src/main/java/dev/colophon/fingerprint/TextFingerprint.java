package dev.colophon.fingerprint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What is kept of a text: all of it, because a match is proven character by character and shown at its place. Its terms are
 * derived from the text when it is put into an index.
 *
 * <p>Byte form, big-endian: version (1), flags (1: bit 0 too short, bit 1 UTF-16 because the text is not well-formed), digest
 * (16), length of the encoded text (4), the encoded text, deflated (UTF-8 unless bit 1).
 *
 * @param digest of the text, character by character
 * @param text the original; spans in matches are offsets into it in UTF-16 units
 */
public record TextFingerprint(int version, ContentDigest digest, Optional<Unmatchable> unmatchable, String text)
        implements Fingerprint {

    /** The longest text, in UTF-16 units: 20 MB is where extraction stops. */
    public static final int LONGEST = 1 << 25;

    private static final int HEADER = 1 + 1 + 16 + 4;
    private static final int PIECE = 1 << 16;
    private static final int TOO_SHORT = 1;
    private static final int UTF_16 = 2;

    public TextFingerprint {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters is too long: at most "
                    + LONGEST + ", register it in parts");
        }
    }

    @Override
    public Medium medium() {
        return Medium.TEXT;
    }

    @Override
    public byte[] encode() {
        int utf8Length = utf8Length(text);
        boolean utf16 = utf8Length < 0;
        int length = utf16 ? 2 * text.length() : utf8Length;
        byte[] header = ByteBuffer.allocate(HEADER)
                .put((byte) version)
                .put((byte) ((unmatchable.isPresent() ? TOO_SHORT : 0) | (utf16 ? UTF_16 : 0)))
                .putLong(digest.high())
                .putLong(digest.low())
                .putInt(length)
                .array();
        ByteArrayOutputStream out = new ByteArrayOutputStream(HEADER + length / 2 + 64);
        out.writeBytes(header);
        deflate(utf16, out);
        return out.toByteArray();
    }

    /** The characters of an encoded fingerprint at most, told without decoding it. */
    public static int mostCharacters(byte[] encoded) {
        return encoded.length < HEADER
                ? 0
                : Math.max(0, ByteBuffer.wrap(encoded).getInt(HEADER - 4));
    }

    static TextFingerprint decode(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != TextFingerprinter.VERSION) {
            throw new IllegalArgumentException(
                    "not a text fingerprint of version " + TextFingerprinter.VERSION + ": register the text again");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int version = in.get();
        int flags = in.get();
        ContentDigest digest = new ContentDigest(ContentDigest.Basis.TEXT, in.getLong(), in.getLong());
        int length = in.getInt();
        boolean utf16 = (flags & UTF_16) != 0;
        if ((flags & ~(TOO_SHORT | UTF_16)) != 0 || length < 0 || length > (utf16 ? 2 : 3) * (long) LONGEST) {
            throw damaged();
        }
        byte[] encoded = inflate(bytes, length);
        return new TextFingerprint(
                version,
                digest,
                (flags & TOO_SHORT) == 0 ? Optional.empty() : Optional.of(Unmatchable.TOO_SHORT),
                utf16 ? ByteBuffer.wrap(encoded).asCharBuffer().toString() : wellFormed(encoded));
    }

    /** Bytes of a text in UTF-8, or -1 when it is not well-formed: it has half a surrogate pair. */
    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                length += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                return -1;
            }
        }
        return length;
    }

    /** A piece at a time: a text can have 33 million characters. */
    private void deflate(boolean utf16, ByteArrayOutputStream out) {
        try (Deflater deflater = new Deflater()) {
            byte[] buffer = new byte[8192];
            for (int from = 0; from < text.length(); from = pieceEnd(from)) {
                String piece = text.substring(from, pieceEnd(from));
                deflater.setInput(utf16 ? utf16(piece) : piece.getBytes(StandardCharsets.UTF_8));
                while (!deflater.needsInput()) {
                    out.write(buffer, 0, deflater.deflate(buffer));
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
    }

    /** Not between the halves of a surrogate pair. */
    private int pieceEnd(int from) {
        int to = Math.min(text.length(), from + PIECE);
        return to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
    }

    private static byte[] utf16(String piece) {
        byte[] units = new byte[2 * piece.length()];
        ByteBuffer.wrap(units).asCharBuffer().put(piece);
        return units;
    }

    private static String wellFormed(byte[] utf8) {
        int bits = 0;
        for (byte b : utf8) {
            bits |= b;
        }
        if (bits >= 0) {
            return new String(utf8, StandardCharsets.US_ASCII);
        }
        CharBuffer text = CharBuffer.allocate(characters(utf8));
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(utf8), text, true);
        if (!result.isUnderflow()) {
            throw damaged();
        }
        return text.flip().toString();
    }

    /** UTF-16 units of well-formed UTF-8: two of what takes four bytes. */
    private static int characters(byte[] utf8) {
        int count = 0;
        for (byte b : utf8) {
            boolean continues = (b & 0xC0) == 0x80;
            boolean two = (b & 0xF8) == 0xF0;
            count += continues ? 0 : two ? 2 : 1;
        }
        return count;
    }

    /** Exactly {@code length} bytes; Deflate grows at most 1032-fold, so a lying length is refused before it is allocated. */
    private static byte[] inflate(byte[] bytes, int length) {
        if (length > 1032L * (bytes.length - HEADER)) {
            throw damaged();
        }
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(bytes, HEADER, bytes.length - HEADER);
            byte[] encoded = new byte[length];
            int filled = 0;
            while (filled < length) {
                int more = inflater.inflate(encoded, filled, length - filled);
                if (more == 0) {
                    throw damaged();
                }
                filled += more;
            }
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished() || inflater.getRemaining() != 0) {
                throw damaged();
            }
            return encoded;
        } catch (DataFormatException e) {
            throw damaged();
        }
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("a damaged text fingerprint: register the text again");
    }
}
