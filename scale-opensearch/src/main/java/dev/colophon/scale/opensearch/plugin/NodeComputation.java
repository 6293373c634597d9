package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.ShardReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.opensearch.core.index.shard.ShardId;
import org.opensearch.index.engine.Engine;
import org.opensearch.index.shard.IndexShard;
import org.opensearch.indices.IndicesService;

/**
 * Computes a function over shards of this node and merges what they answer: each shard as the index computes over a folder. Small
 * shards one after the other, since handing over costs more than they do; large ones at the same time.
 */
final class NodeComputation<Q, R> {

    /** Of all shards together; a folder with so many takes some milliseconds. */
    private static final long DOCUMENTS_OF_LARGE = 1 << 14;

    private final IndicesService indices;
    private final ShardFunction<Q, R> function;
    private final Q query;
    private final List<ShardId> shards;
    private final Consumer<NodeComputeResponse> whenDone;

    /** Guarded by this, as what follows. */
    private int open;

    private final List<R> answers = new ArrayList<>();
    private final Map<ShardId, Exception> failures = new HashMap<>();

    /** @param whenDone called once, by the thread that came last */
    NodeComputation(
            IndicesService indices,
            ShardFunction<Q, R> function,
            NodeComputeRequest request,
            Consumer<NodeComputeResponse> whenDone) {
        this.indices = indices;
        this.function = function;
        this.query = function.decodeQuery(request.query());
        this.shards = request.shards();
        this.open = shards.size();
        this.whenDone = whenDone;
    }

    /** @param others by whom large shards but the first are computed */
    void run(Executor others) {
        boolean apart = !function.isLight() && shards.size() > 1 && documents() >= DOCUMENTS_OF_LARGE;
        for (ShardId shard : shards.subList(1, shards.size())) {
            if (apart) {
                handOver(shard, others);
            } else {
                compute(shard);
            }
        }
        compute(shards.getFirst());
    }

    private long documents() {
        return shards.stream().mapToLong(this::documents).sum();
    }

    private long documents(ShardId shard) {
        try (Engine.Searcher searcher = searcher(shard)) {
            return searcher.getIndexReader().maxDoc();
        } catch (RuntimeException _) {
            return 0; // it is said when it is computed
        }
    }

    private void handOver(ShardId shard, Executor others) {
        try {
            others.execute(() -> compute(shard));
        } catch (RuntimeException e) { // too much is waiting there
            done(shard, Optional.empty(), Optional.of(e));
        }
    }

    private void compute(ShardId shard) {
        Optional<R> answer = Optional.empty();
        Optional<Exception> failure = Optional.empty();
        try (Engine.Searcher searcher = searcher(shard)) {
            answer = Optional.of(function.apply(new ShardReader(searcher.getIndexReader()), query));
        } catch (IOException | RuntimeException e) {
            failure = Optional.of(e);
        }
        done(shard, answer, failure);
    }

    private Engine.Searcher searcher(ShardId shard) {
        IndexShard local = indices.indexServiceSafe(shard.getIndex()).getShard(shard.id());
        return local.acquireSearcher(ComputeAction.NAME);
    }

    private void done(ShardId shard, Optional<R> answer, Optional<Exception> failure) {
        boolean last;
        synchronized (this) {
            answer.ifPresent(answers::add);
            failure.ifPresent(reason -> failures.put(shard, reason));
            last = --open == 0;
        }
        if (last) {
            whenDone.accept(response());
        }
    }

    private NodeComputeResponse response() {
        try {
            return new NodeComputeResponse(
                    answers.stream().reduce(function::merge).map(function::encodeAnswer), Map.copyOf(failures));
        } catch (RuntimeException e) {
            return new NodeComputeResponse(
                    Optional.empty(), shards.stream().collect(Collectors.toMap(shard -> shard, _ -> e)));
        }
    }
}
