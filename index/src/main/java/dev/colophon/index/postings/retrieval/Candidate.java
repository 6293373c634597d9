package dev.colophon.index.postings.retrieval;

import dev.colophon.index.ReferenceId;
import java.util.Comparator;

/**
 * Where in a reference a query may begin, to be verified.
 *
 * @param block in which the query would begin; negative when that is before the reference
 * @param score sum of the inverse document frequencies of the shared terms, see {@link LengthNorm}
 * @param shared how many of the query's terms were found from there on
 */
public record Candidate(ReferenceId reference, int block, float score, int shared) {

    /** Those that score alike by reference and block, so that the order does not depend on where they lie. */
    public static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(Candidate::reference)
            .thenComparingInt(Candidate::block);
}
