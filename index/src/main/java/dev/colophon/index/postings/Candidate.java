package dev.colophon.index.postings;

import dev.colophon.index.ReferenceId;

/**
 * A block that shares terms with a query, to be verified.
 *
 * @param score sum of the inverse document frequencies of the shared terms
 * @param shared how many of the query's terms were found in it
 */
public record Candidate(ReferenceId reference, int block, float score, int shared) {}
