package dev.colophon.index.postings.retrieval;

/**
 * Which references hold these terms in a row? Terms of a query are told apart by the block of the query that they are in, so that
 * its second block only speaks for a reference together with its first where the reference's blocks follow each other, too.
 *
 * @param terms fixed-width terms as unsigned numbers, in any order; a term that comes again counts once for each place
 * @param places in which block of the query each term is, 0 to 127; 0 everywhere when it has only one
 * @param count how many of them are asked for, from the first
 * @param minimum beginnings with fewer terms are left out
 * @param limit at most this many beginnings, best first
 * @param readBudget postings to read at most; terms are read in increasing document frequency, so that what is left out is
 *     what says least
 * @param withNeighbours ranks a beginning by its score and that of its better neighbour, for queries that begin anywhere in a
 *     block
 */
public record TermQuery(
        long[] terms, byte[] places, int count, int minimum, int limit, long readBudget, boolean withNeighbours) {

    /** The same of other terms. */
    public TermQuery of(long[] others, byte[] placesOfOthers) {
        return new TermQuery(others, placesOfOthers, others.length, minimum, limit, readBudget, withNeighbours);
    }
}
