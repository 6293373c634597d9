package dev.colophon.fingerprint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
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
        Optional<byte[]> utf8 = utf8();
        byte[] encoded = utf8.orElseGet(this::utf16);
        byte[] deflated = deflate(encoded);
        return ByteBuffer.allocate(HEADER + deflated.length)
                .put((byte) version)
                .put((byte) ((unmatchable.isPresent() ? TOO_SHORT : 0) | (utf8.isPresent() ? 0 : UTF_16)))
                .putLong(digest.high())
                .putLong(digest.low())
                .putInt(encoded.length)
                .put(deflated)
                .array();
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

    /** Empty when the text is not well-formed: it has half a surrogate pair. */
    private Optional<byte[]> utf8() {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return Optional.of(exact);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private byte[] utf16() {
        byte[] units = new byte[2 * text.length()];
        ByteBuffer.wrap(units).asCharBuffer().put(text);
        return units;
    }

    private static String wellFormed(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged();
        }
    }

    private static byte[] deflate(byte[] encoded) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(encoded);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length / 2 + 64);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
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
