package dev.colophon.index.search;

import java.io.Serializable;

/**
 * What grading has to know of a whole index: how much there is in it that could match by chance, and what does. Those of the
 * parts of an index merge to those of the whole, in any order.
 *
 * @param documents units of retrieval that are looked up
 * @param hashes of pictures and frames that were compared
 * @param characters folded characters of all references, to whole blocks
 * @param decoys what decoys of the copy reach
 */
public record NullStatistics(long documents, long hashes, long characters, DecoyMaxima decoys) implements Serializable {

    /** Of an empty index. */
    public static final NullStatistics NONE = new NullStatistics(0, 0, 0, DecoyMaxima.NONE);

    /** Of an index of texts. */
    public static NullStatistics ofCharacters(long characters) {
        return new NullStatistics(0, 0, characters, DecoyMaxima.NONE);
    }

    /** Of an index of keyframes. */
    public static NullStatistics ofDocuments(long documents) {
        return new NullStatistics(documents, 0, 0, DecoyMaxima.NONE);
    }

    /** Of an index of pictures and films, with all their hashes. */
    public static NullStatistics ofHashes(long documents, long hashes) {
        return new NullStatistics(documents, hashes, 0, DecoyMaxima.NONE);
    }

    /** Of an index that was searched with decoys. */
    public static NullStatistics ofDecoys(DecoyMaxima decoys) {
        return new NullStatistics(0, 0, 0, decoys);
    }

    /** Of both parts of an index, which share no reference. */
    public NullStatistics merge(NullStatistics other) {
        return new NullStatistics(
                documents + other.documents,
                hashes + other.hashes,
                characters + other.characters,
                decoys.merge(other.decoys));
    }
}
