package dev.colophon.index.postings;

import dev.colophon.index.postings.retrieval.Retrieval;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.search.Retriever;
import java.util.concurrent.atomic.LongAdder;

/** The places in the references of an {@link IndexFolder} that share most terms with a query. */
public final class TermRetriever implements Retriever<TermQuery, Retrieved> {

    private final IndexFolder folder;
    private final LongAdder postingsRead = new LongAdder();

    public TermRetriever(IndexFolder folder) {
        this.folder = folder;
    }

    @Override
    public Retrieved retrieve(TermQuery query) {
        Retrieved retrieved = folder.read(Retrieved.NOTHING, reader -> Retrieval.candidates(reader, query));
        postingsRead.add(retrieved.postings());
        return retrieved;
    }

    /** How many postings all queries have read. */
    public long postingsRead() {
        return postingsRead.sum();
    }
}
