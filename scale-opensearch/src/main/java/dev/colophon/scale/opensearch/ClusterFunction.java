package dev.colophon.scale.opensearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.ShardReader;
import dev.colophon.index.search.Retriever;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.MultiReader;

/** Has the plug-in of a cluster compute a function over all shards, or over those of some references. Half an answer is an error. */
final class ClusterFunction<Q, R> implements Retriever<Q, R> {

    private final ClusterClient client;
    private final ClusterIndexInUse index;
    private final ShardFunction<Q, R> function;

    /** @param index when there is none the function is computed of nothing */
    ClusterFunction(ClusterClient client, ClusterIndexInUse index, ShardFunction<Q, R> function) {
        this.client = client;
        this.index = index;
        this.function = function;
    }

    @Override
    public R retrieve(Q query) {
        if (index.name().isEmpty()) {
            return ofNothing(query);
        }
        ObjectNode body = ClusterClient.JSON.createObjectNode();
        body.put("function", function.name()).put("query", function.encodeQuery(query));
        byte[] bytes = ClusterClient.bytes(body);
        byte[] answer =
                index.ask(name -> client.askBytes(ClusterIndexInUse.path(name, "compute", index.position()), bytes));
        try {
            return function.decodeAnswer(answer);
        } catch (IllegalArgumentException e) {
            throw client.refused("its answer cannot be read: " + ClusterClient.oneLine(String.valueOf(e.getMessage())));
        }
    }

    private R ofNothing(Q query) {
        try {
            return function.apply(new ShardReader(new MultiReader()), query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
