package dev.colophon.index.postings;

/**
 * Which blocks share terms with these?
 *
 * @param terms distinct fixed-width terms one after the other, ascending as unsigned bytes; see {@link Terms#sortDistinct}
 * @param minimum blocks that share fewer terms are left out
 * @param limit at most this many blocks, best first
 * @param readBudget postings to read at most; terms are read in increasing document frequency, so that what is left out is
 *     what says least
 */
public record TermQuery(byte[] terms, int minimum, int limit, long readBudget) {}
