package dev.colophon.index.postings;

/**
 * Which blocks share terms with these?
 *
 * @param terms fixed-width terms as unsigned numbers, in any order; a term that comes again counts once
 * @param count how many of them are asked for, from the first
 * @param minimum blocks that share fewer terms are left out
 * @param limit at most this many blocks, best first
 * @param readBudget postings to read at most; terms are read in increasing document frequency, so that what is left out is
 *     what says least
 * @param withNeighbours ranks a block by its score and that of its better neighbour, for queries that reach over a border
 */
public record TermQuery(long[] terms, int count, int minimum, int limit, long readBudget, boolean withNeighbours) {}
