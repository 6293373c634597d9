package dev.colophon.index.postings;

import dev.colophon.index.postings.retrieval.Retrieval;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermFrequencies;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.search.Retriever;
import java.util.concurrent.atomic.LongAdder;

/** The places in the references of an {@link IndexFolder} that share most terms with a query. */
public final class TermRetriever implements Retriever<TermQuery, Retrieved>, TermShard {

    private final IndexFolder folder;
    private final LongAdder postingsRead = new LongAdder();

    public TermRetriever(IndexFolder folder) {
        this.folder = folder;
    }

    @Override
    public Retrieved retrieve(TermQuery query) {
        Retrieved retrieved = folder.read(reader -> Retrieval.candidates(reader, query));
        postingsRead.add(retrieved.postings());
        return retrieved;
    }

    @Override
    public TermFrequencies frequencies(TermQuery query) {
        return folder.read(reader -> Retrieval.frequencies(reader, query));
    }

    @Override
    public Retrieved retrieve(TermQuery query, float[] weights) {
        Retrieved retrieved = folder.read(reader -> Retrieval.candidates(reader, query, weights));
        postingsRead.add(retrieved.postings());
        return retrieved;
    }

    /** How many postings all queries have read. */
    public long postingsRead() {
        return postingsRead.sum();
    }
}
