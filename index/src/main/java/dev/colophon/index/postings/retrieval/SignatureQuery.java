package dev.colophon.index.postings.retrieval;

/**
 * Which blocks hold terms like these? The low bits of a term are a signature of what it stands for, in which likes differ in few bits
 * (Hamming embedding: Jégou, Douze and Schmid, 2008). Blocks of a reference do not speak for each other.
 *
 * @param terms of the width that the index has, as unsigned numbers below 2^48, in any order
 * @param places of which a block is asked for apart, 0 to 127, one a term; a term of a block counts once for each place, however many
 *     terms of the query are like it
 * @param count how many terms are asked for, from the first
 * @param signatureBits low bits of a term that may differ, 7 to 31; the bits above must be the same
 * @param leadingBits upper bits of a signature, 0 to 7, of which at most one may differ: of what is in many postings parts alone are read then
 * @param weights of likes, by how many bits differ, above 0 and below 32; what differs in as many bits or more is none; at most 32
 * @param minimum blocks with fewer terms like these are left out
 * @param limit at most this many blocks, best first, 1 to 65,536
 * @param norm how the number of terms of a block is allowed for
 */
public record SignatureQuery(
        long[] terms,
        byte[] places,
        int count,
        int signatureBits,
        int leadingBits,
        float[] weights,
        int minimum,
        int limit,
        LengthNorm norm) {

    static final int TERM_BITS = 48;
    static final int MOST_LEADING_BITS = 7;

    private static final int MOST_WEIGHT = 32;
    private static final int MOST_BLOCKS = 1 << 16;

    public SignatureQuery {
        if (signatureBits < MOST_LEADING_BITS || signatureBits >= Integer.SIZE) {
            throw new IllegalArgumentException("signatures of %d bits, 7 to 31 are possible".formatted(signatureBits));
        }
        if (leadingBits < 0 || leadingBits > MOST_LEADING_BITS) {
            throw new IllegalArgumentException("%d leading bits, 0 to 7 are possible".formatted(leadingBits));
        }
        if (count > terms.length || count > places.length) {
            throw new IllegalArgumentException(
                    "%d terms asked for of %d with %d places".formatted(count, terms.length, places.length));
        }
        for (int i = 0; i < count; i++) {
            if (places[i] < 0) {
                throw new IllegalArgumentException("place %d, 0 to 127 are possible".formatted(places[i]));
            }
        }
        if (weights.length > Integer.SIZE) {
            throw new IllegalArgumentException("%d weights, 32 at most are possible".formatted(weights.length));
        }
        for (float weight : weights) {
            if (!(weight > 0 && weight < MOST_WEIGHT)) {
                throw new IllegalArgumentException("a weight of %s is not between 0 and 32".formatted(weight));
            }
        }
        if (limit < 1 || limit > MOST_BLOCKS) {
            throw new IllegalArgumentException("a limit of %d, 1 to 65,536 are possible".formatted(limit));
        }
    }
}
