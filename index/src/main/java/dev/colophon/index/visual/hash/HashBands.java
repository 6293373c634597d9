package dev.colophon.index.visual.hash;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.image.View;
import dev.colophon.index.postings.Entry.FlatTerms;
import dev.colophon.index.postings.codec.Terms;
import java.util.stream.LongStream;

/**
 * The terms of the hashes of pictures: a hash is cut into {@value #BANDS} bands of {@value #BAND_BITS} bits, each is a term with the
 * {@value #SIGNATURE_BITS} bits that follow it around the hash. Of two hashes that differ in at most 31 bits one band at least differs in
 * at most one bit, since 16 bands that differ in two would make 32.
 */
public final class HashBands {

    /** Bytes of a term: the number of the band, the band, what follows it. */
    public static final int BYTES = 6;

    static final int BANDS = 16;
    static final int BAND_BITS = 16;
    static final int SIGNATURE_BITS = 28;
    static final int SIGNATURE = (1 << SIGNATURE_BITS) - 1;

    /** Hashes that differ in more bits may have no band that is nearly the same. */
    static final int MOST = 40;

    /** Bits that may differ in a band. */
    static final int MOST_OF_BAND = 1;

    /** And in the bits that follow it: of hashes that differ in {@value #MOST} bits 4 to 5 do, of others 14. */
    static final int MOST_OF_SIGNATURE = 8;

    private static final int WORDS = 4;
    private static final int BANDS_A_WORD = Long.SIZE / BAND_BITS;
    private static final int WINDOW_BITS = BAND_BITS + SIGNATURE_BITS;
    private static final long WINDOW = (1L << WINDOW_BITS) - 1;

    private HashBands() {}

    /** Those of a picture; films have none: hashes of theirs are many, and are read one after the other. */
    public static FlatTerms terms(Fingerprint fingerprint) {
        if (!(fingerprint instanceof ImageFingerprint picture) || !StoredFingerprints.hasPackedHashes(picture)) {
            return FlatTerms.NONE;
        }
        return terms(picture.allViews().stream()
                .map(View::hash)
                .flatMapToLong(hash -> LongStream.of(hash.word3(), hash.word2(), hash.word1(), hash.word0()))
                .toArray());
    }

    /** Those of hashes, four words each, word 3 first. */
    static FlatTerms terms(long[] words) {
        long[] terms = new long[BANDS * words.length / WORDS];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = term(i % BANDS, window(words, i / BANDS * WORDS, i % BANDS));
        }
        return new FlatTerms(Terms.pack(terms, terms.length, BYTES), BYTES);
    }

    /** A term of a band and what follows it. */
    private static long term(int band, long window) {
        return first(band, (int) window & ((1 << BAND_BITS) - 1)) | (window >>> BAND_BITS);
    }

    /** The first of the terms of a band. */
    static long first(int band, int value) {
        return ((long) band << WINDOW_BITS) | ((long) value << SIGNATURE_BITS);
    }

    /**
     * A band of a hash, and above it the bits that follow it.
     *
     * @param from where the four words of the hash begin
     */
    static long window(long[] words, int from, int band) {
        int word = band / BANDS_A_WORD;
        int shift = band % BANDS_A_WORD * BAND_BITS;
        long window = words[from + word] >>> shift;
        if (shift > 0) {
            window |= words[from + (word + 1) % WORDS] << (Long.SIZE - shift);
        }
        return window & WINDOW;
    }

    /** Whether a look-up of one of two hashes finds the other: always when they differ in few bits, nearly always up to {@value #MOST}. */
    static boolean meet(long[] ones, int one, long[] others, int other, boolean negated) {
        long opposite = negated ? WINDOW : 0;
        for (int band = 0; band < BANDS; band++) {
            long turned = window(ones, one, band) ^ window(others, other, band) ^ opposite;
            if (Long.bitCount(turned & ((1 << BAND_BITS) - 1)) <= MOST_OF_BAND
                    && Long.bitCount(turned >>> BAND_BITS) <= MOST_OF_SIGNATURE) {
                return true;
            }
        }
        return false;
    }
}
