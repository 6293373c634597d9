package dev.colophon.index.postings;

import dev.colophon.fingerprint.ContentDigest;
import java.util.List;
import java.util.Optional;

/**
 * What is put of a reference.
 *
 * @param digest of its content
 * @param whole its fingerprint when that is kept as a whole: compressed
 * @param head what belongs to no block of a fingerprint that is kept in parts: uncompressed and mapped into memory, as are
 *     the parts
 * @param flat what every scan reads of it, apart from the fingerprint, uncompressed and mapped into memory
 * @param flatTerms by which its flat bytes are found
 * @param blocks its terms
 * @param termBytes width of a term
 * @param lengths whether it is kept how many terms each block has, see {@link dev.colophon.index.postings.retrieval.LengthNorm}
 */
public record Entry(
        ContentDigest digest,
        Optional<byte[]> whole,
        Optional<byte[]> head,
        Optional<byte[]> flat,
        FlatTerms flatTerms,
        List<Block> blocks,
        int termBytes,
        boolean lengths) {

    /**
     * Terms that lie on no block.
     *
     * @param packed one after the other
     * @param width bytes of a term, 1 to 6
     */
    public record FlatTerms(byte[] packed, int width) {

        /** None. */
        public static final FlatTerms NONE = new FlatTerms(new byte[0], 1);
    }

    public Entry {
        blocks = List.copyOf(blocks);
        for (int number = 0; number < blocks.size(); number++) {
            if (blocks.get(number).number() != number) {
                throw new IllegalArgumentException("block %d stands at %d: blocks are numbered from 0 without gaps"
                        .formatted(blocks.get(number).number(), number));
            }
        }
    }

    /** A reference whose fingerprint is kept as a whole. */
    public static Entry whole(ContentDigest digest, byte[] fingerprint) {
        return new Entry(
                digest,
                Optional.of(fingerprint),
                Optional.empty(),
                Optional.empty(),
                FlatTerms.NONE,
                List.of(),
                1,
                false);
    }

    /** A reference whose fingerprint is kept in parts: a head and what each block has of it. */
    public static Entry inParts(ContentDigest digest, byte[] head) {
        return new Entry(
                digest, Optional.empty(), Optional.of(head), Optional.empty(), FlatTerms.NONE, List.of(), 1, false);
    }

    /** The same with what every scan reads. */
    public Entry withFlat(byte[] bytes) {
        return new Entry(digest, whole, head, Optional.of(bytes), flatTerms, blocks, termBytes, lengths);
    }

    /** The same with terms by which that is found. */
    public Entry withFlatTerms(FlatTerms terms) {
        return new Entry(digest, whole, head, flat, terms, blocks, termBytes, lengths);
    }

    /**
     * The same with terms.
     *
     * @param width bytes of a term, 1 to 8; one folder has terms of one width
     */
    public Entry withBlocks(List<Block> terms, int width) {
        return new Entry(digest, whole, head, flat, flatTerms, terms, width, lengths);
    }

    /** The same with the number of terms of each block. */
    public Entry withLengths() {
        return new Entry(digest, whole, head, flat, flatTerms, blocks, termBytes, true);
    }
}
