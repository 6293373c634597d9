package dev.colophon.fingerprint.image;

import java.util.HexFormat;

/**
 * A PDQ hash (Facebook, "The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm", 2019): 256 bits, of
 * which half are set, that differ in few places when two pictures look alike. Unrelated pictures differ in about 128.
 *
 * @param word3 bits 255..192, the first 16 hexadecimal digits of the usual form
 * @param word0 bits 63..0
 * @param quality 0..100; below 50 the picture has too little structure for its hash to mean anything
 */
public record Pdq(long word3, long word2, long word1, long word0, int quality) {

    /** Hashes of a lower quality never make a match. */
    public static final int USABLE_QUALITY = 50;

    public Pdq {
        if (quality < 0 || quality > 100) {
            throw new IllegalArgumentException("PDQ quality is 0..100, not " + quality);
        }
    }

    /** The hash of a picture: the same bits as the published implementation gives for the same pixels. */
    public static Pdq of(Luma luma) {
        return Smooth.of(luma).hash(Region.WHOLE, Orientation.UPRIGHT);
    }

    /** Bits that differ, 0..256. */
    public int distance(Pdq other) {
        return Long.bitCount(word3 ^ other.word3)
                + Long.bitCount(word2 ^ other.word2)
                + Long.bitCount(word1 ^ other.word1)
                + Long.bitCount(word0 ^ other.word0);
    }

    /** The hash of the negative of the picture. */
    public Pdq complement() {
        return new Pdq(~word3, ~word2, ~word1, ~word0, quality);
    }

    /** Whether there is enough structure to compare. */
    public boolean usable() {
        return quality >= USABLE_QUALITY;
    }

    /** The usual form: 64 hexadecimal digits, highest bit first. */
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(word3) + hex.toHexDigits(word2) + hex.toHexDigits(word1) + hex.toHexDigits(word0);
    }
}
