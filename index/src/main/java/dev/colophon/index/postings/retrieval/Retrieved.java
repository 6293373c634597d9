package dev.colophon.index.postings.retrieval;

import java.util.List;

/**
 * What a query found.
 *
 * @param candidates where it may begin, best first; those that rank alike in order of reference and block
 * @param read where in the query the terms stood that some block has and whose postings were read, ascending: all that the
 *     candidates share with the query is among them
 * @param postings how many postings were read
 */
public record Retrieved(List<Candidate> candidates, int[] read, long postings) {

    public static final Retrieved NOTHING = new Retrieved(List.of(), new int[0], 0);
}
