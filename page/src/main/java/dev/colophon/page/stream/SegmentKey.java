package dev.colophon.page.stream;

import dev.colophon.page.stream.Protection.Aes128;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key that was openly served, and what it opens: AES-128-CBC with PKCS #7 padding (RFC 8216, 5.2). */
public final class SegmentKey {

    private static final int LENGTH = 16;

    private final SecretKeySpec key;

    /** Throws {@link GeneralSecurityException} where the bytes are not 16: often a page that says to log in. */
    public SegmentKey(byte[] bytes) throws GeneralSecurityException {
        if (bytes.length != LENGTH) {
            throw new GeneralSecurityException("a key of " + bytes.length + " bytes instead of " + LENGTH);
        }
        key = new SecretKeySpec(bytes, "AES");
    }

    /** Opens a segment; throws where the key or the bytes are not the right ones. */
    public byte[] open(byte[] sealed, MediaSegment segment) throws GeneralSecurityException {
        return open(sealed, segment.protection(), segment.sequence());
    }

    /** Opens the map of a segment. */
    public byte[] openMap(byte[] sealed, MediaSegment segment) throws GeneralSecurityException {
        MediaSegment.MediaMap map =
                segment.map().orElseThrow(() -> new GeneralSecurityException("the segment has no map"));
        return open(sealed, map.protection(), segment.sequence());
    }

    private byte[] open(byte[] sealed, Protection protection, long sequence) throws GeneralSecurityException {
        if (!(protection instanceof Aes128 aes)) {
            throw new GeneralSecurityException("not protected by AES-128");
        }
        byte[] iv = aes.iv()
                .map(digits -> HexFormat.of().parseHex(digits))
                .orElseGet(
                        () -> ByteBuffer.allocate(LENGTH).putLong(8, sequence).array());
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
        return cipher.doFinal(sealed);
    }
}
