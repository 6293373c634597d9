package dev.colophon.index.postings;

import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermFrequencies;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.search.Retriever;
import java.util.List;

/** The places in the references of all parts of an index that share most terms with a query: what one index would find. */
public final class ShardedRetriever implements Retriever<TermQuery, Retrieved> {

    private final List<? extends TermShard> shards;

    /**
     * Makes one of all parts.
     *
     * @param shards that share no reference
     */
    public ShardedRetriever(List<? extends TermShard> shards) {
        this.shards = List.copyOf(shards);
    }

    @Override
    public Retrieved retrieve(TermQuery query) {
        float[] weights = shards.stream()
                .map(shard -> shard.frequencies(query))
                .reduce(TermFrequencies::merge)
                .orElseThrow()
                .weights(query.readBudget());
        return Retrieved.merge(
                shards.stream().map(shard -> shard.retrieve(query, weights)).toList(), query.limit());
    }
}
