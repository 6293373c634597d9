package dev.colophon.index.postings;

import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermFrequencies;
import dev.colophon.index.postings.retrieval.TermQuery;

/**
 * A part of an index that answers for its own references, in two calls: what terms weigh in the index as a whole is known only
 * when all its parts have counted. Thread-safe.
 */
public interface TermShard {

    /** In how many blocks of this part the terms of a query are. */
    TermFrequencies frequencies(TermQuery query);

    /**
     * The places in this part that share most with a query.
     *
     * @param weights of {@link TermFrequencies#weights} of all parts
     */
    Retrieved retrieve(TermQuery query, float[] weights);
}
