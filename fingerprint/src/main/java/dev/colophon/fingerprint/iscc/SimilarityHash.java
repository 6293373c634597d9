package dev.colophon.fingerprint.iscc;

import java.util.List;

/** Hashes of which more bits agree the more alike their inputs are. */
final class SimilarityHash {

    private static final int DIMENSIONS = 64;
    private static final int PLANES = 4;
    private static final long PRIME = (1L << 61) - 1;

    private SimilarityHash() {}

    /** Simhash: a bit is set where it is set in half of the digests, which are of one length, or more. */
    static byte[] simhash(List<byte[]> digests) {
        int bits = digests.getFirst().length * 8;
        int[] counts = new int[bits];
        for (byte[] digest : digests) {
            for (int i = 0; i < bits; i++) {
                counts[i] += Bits.get(digest, i) ? 1 : 0;
            }
        }
        Bits hash = new Bits();
        for (int count : counts) {
            hash.add(2L * count >= digests.size());
        }
        return hash.toBytes();
    }

    /** Minhash in 256 bits: the lowest 4 bits of 64 minima, all lowest ones first. */
    static byte[] minhash(MinHash minima) {
        Bits hash = new Bits();
        for (int plane = 0; plane < PLANES; plane++) {
            for (int i = 0; i < DIMENSIONS; i++) {
                hash.add((minima.minima[i] >>> plane & 1) == 1);
            }
        }
        return hash.toBytes();
    }

    /** Takes features one by one. */
    static final class MinHash {

        private final long[] minima = new long[DIMENSIONS];

        MinHash() {
            java.util.Arrays.fill(minima, Long.MAX_VALUE);
        }

        /** @param feature of 32 bits, without sign */
        void add(long feature) {
            for (int i = 0; i < DIMENSIONS; i++) {
                // The product is taken modulo 2^64, then modulo the prime 2^61 - 1 as a number without sign.
                long product = IsccTables.MULTIPLIERS[i] * feature + IsccTables.INCREMENTS[i];
                long folded = (product & PRIME) + (product >>> 61);
                long value = (folded >= PRIME ? folded - PRIME : folded) & 0xFFFF_FFFFL;
                minima[i] = Math.min(minima[i], value);
            }
        }
    }
}
