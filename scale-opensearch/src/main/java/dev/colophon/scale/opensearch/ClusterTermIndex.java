package dev.colophon.scale.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.index.Access;
import dev.colophon.index.postings.FingerprintStore;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.LookedUp;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.search.Retriever;
import java.util.Optional;

/**
 * Fingerprints and terms in a cluster. Changes show after {@link #commit}; what was sent and never committed may show with a later
 * commit, which is harmless: the database is the truth, and putting again replaces. Thread-safe.
 */
final class ClusterTermIndex implements TermIndex {

    private final ClusterClient client;
    private final ClusterIndexInUse index;
    private final ClusterStore store;
    private final ClusterRetriever retriever;

    ClusterTermIndex(ClusterClient client, ClusterIndexInUse index, Access access) {
        this.client = client;
        this.index = index;
        this.retriever = new ClusterRetriever(client, index);
        this.store = new ClusterStore(client, index, access, retriever);
    }

    @Override
    public FingerprintStore fingerprints() {
        return store;
    }

    @Override
    public Retriever<TermQuery, Retrieved> terms() {
        return retriever;
    }

    @Override
    public LookedUp lookUp(Lookup lookup) {
        return lookup.queries().size() <= ClusterRetriever.MOST_AT_ONCE
                ? retriever.lookUp(Optional.of(lookup.digest()), lookup.queries(), lookup.prints())
                : TermIndex.super.lookUp(lookup);
    }

    @Override
    public <Q, R> Retriever<Q, R> retriever(ShardFunction<Q, R> function) {
        return new ClusterFunction<>(client, index, function);
    }

    @Override
    public long postingsRead() {
        return retriever.postingsRead();
    }

    @Override
    public void commit(long at) {
        store.send();
        String name = store.writable();
        client.retry().ask(() -> refreshed(client.ask("POST", "/" + name + "/_refresh")));
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        body.set("_meta", index.indices().meta(at, index.database()));
        JsonNode put = client.retry().ask(() -> client.ask("PUT", "/" + name + "/_mapping", body));
        if (!put.path("acknowledged").asBoolean()) {
            throw client.refused("it did not confirm the position " + at);
        }
        index.committed(at);
    }

    /** An answer that says that changes show in all shards. */
    private JsonNode refreshed(JsonNode answer) {
        if (answer.path("_shards").path("failed").asInt(1) != 0) {
            throw client.refusedForNow("changes do not show in %s of its shards"
                    .formatted(answer.path("_shards").path("failed").asText("some")));
        }
        return answer;
    }

    @Override
    public long position() {
        return index.position();
    }

    @Override
    public void belongTo(String database) {
        index.belongTo(database);
    }

    @Override
    public Optional<String> database() {
        return index.database();
    }

    @Override
    public long bytes() {
        return index.name()
                .map(_ -> index.ask(name -> client.ask("GET", "/" + name + "/_stats/store"))
                        .path("_all")
                        .path("total")
                        .path("store")
                        .path("size_in_bytes")
                        .asLong())
                .orElse(0L);
    }

    @Override
    public void close() {
        client.close();
    }
}
