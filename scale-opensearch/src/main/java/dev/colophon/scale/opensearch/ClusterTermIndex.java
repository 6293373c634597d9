package dev.colophon.scale.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.index.Access;
import dev.colophon.index.postings.PrintStore;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.search.Retriever;

/**
 * Fingerprints and terms in a cluster. Changes show after {@link #commit}; what was sent and never committed may show with a later
 * commit, which is harmless: the database is the truth, and putting again replaces. Thread-safe.
 */
final class ClusterTermIndex implements TermIndex {

    private final ClusterClient client;
    private final ClusterIndices.Opened index;
    private final ClusterStore store;
    private final ClusterRetriever retriever;
    private volatile long position;

    ClusterTermIndex(ClusterClient client, ClusterIndices.Opened index, Access access) {
        this.client = client;
        this.index = index;
        this.retriever = new ClusterRetriever(client, index.readFrom());
        this.store = new ClusterStore(client, index, access, retriever);
        this.position = index.position();
    }

    @Override
    public PrintStore fingerprints() {
        return store;
    }

    @Override
    public Retriever<TermQuery, Retrieved> terms() {
        return retriever;
    }

    @Override
    public void commit(long at) {
        store.send();
        String name = store.writable();
        JsonNode refreshed = client.ask("POST", "/" + name + "/_refresh");
        if (refreshed.path("_shards").path("failed").asInt(1) != 0) {
            throw client.refused("changes do not show in %s of its shards"
                    .formatted(refreshed.path("_shards").path("failed").asText("some")));
        }
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        body.set("_meta", ClusterIndices.meta(index.scheme(), at));
        if (!client.ask("PUT", "/" + name + "/_mapping", body)
                .path("acknowledged")
                .asBoolean()) {
            throw client.refused("it did not confirm the position " + at);
        }
        position = at;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long bytes() {
        return index.readFrom()
                .map(name -> client.ask("GET", "/" + name + "/_stats/store")
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
