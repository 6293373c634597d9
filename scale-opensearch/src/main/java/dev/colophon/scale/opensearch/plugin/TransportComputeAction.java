package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.ShardReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.broadcast.BroadcastShardOperationFailedException;
import org.opensearch.action.support.broadcast.TransportBroadcastAction;
import org.opensearch.cluster.ClusterState;
import org.opensearch.cluster.block.ClusterBlockException;
import org.opensearch.cluster.block.ClusterBlockLevel;
import org.opensearch.cluster.coordination.NoClusterManagerBlockService;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.routing.GroupShardsIterator;
import org.opensearch.cluster.routing.ShardIterator;
import org.opensearch.cluster.routing.ShardRouting;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.support.DefaultShardOperationFailedException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.index.engine.Engine;
import org.opensearch.indices.IndicesService;
import org.opensearch.tasks.Task;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.TransportService;

/**
 * Asks one copy of each shard, another one where that does not answer, and merges what they say. Each shard computes over its segments
 * what the index computes over those of a folder.
 */
public final class TransportComputeAction
        extends TransportBroadcastAction<ComputeRequest, ComputeResponse, ShardComputeRequest, ShardComputeResponse> {

    private final IndicesService indices;

    /** OpenSearch makes it by this constructor. */
    @Inject
    public TransportComputeAction(
            ClusterService cluster,
            TransportService transport,
            IndicesService indices,
            ActionFilters filters,
            IndexNameExpressionResolver names) {
        super(
                ComputeAction.NAME,
                cluster,
                transport,
                filters,
                names,
                ComputeRequest::new,
                ShardComputeRequest::new,
                ThreadPool.Names.SEARCH);
        this.indices = indices;
    }

    @Override
    protected ShardComputeResponse shardOperation(ShardComputeRequest request, Task task) throws IOException {
        try (Engine.Searcher searcher = indices.indexServiceSafe(
                        request.shardId().getIndex())
                .getShard(request.shardId().id())
                .acquireSearcher(ComputeAction.NAME)) {
            ShardReader shard = new ShardReader(searcher.getIndexReader());
            return new ShardComputeResponse(
                    request.shardId(), ShardFunctions.answer(function(request.function()), shard, request.query()));
        }
    }

    private static ShardFunction<?, ?> function(String name) {
        return ShardFunctions.named(name)
                .orElseThrow(() -> new IllegalStateException("this node has another plug-in: it lacks " + name));
    }

    @Override
    protected ComputeResponse newResponse(
            ComputeRequest request, @SuppressWarnings("rawtypes") AtomicReferenceArray responses, ClusterState state) {
        List<DefaultShardOperationFailedException> failures = new ArrayList<>();
        List<byte[]> answers = new ArrayList<>();
        for (int i = 0; i < responses.length(); i++) {
            switch ((@Nullable Object) responses.get(i)) {
                case ShardComputeResponse shard -> answers.add(shard.answer());
                case BroadcastShardOperationFailedException failure ->
                    failures.add(new DefaultShardOperationFailedException(failure));
                case null, default -> {} // no copy of this shard is there
            }
        }
        return new ComputeResponse(
                responses.length(),
                answers.size(),
                failures.size(),
                failures,
                answers.size() < responses.length() || answers.isEmpty()
                        ? new byte[0]
                        : ShardFunctions.merged(function(request.function()), answers));
    }

    @Override
    protected ShardComputeRequest newShardRequest(int shards, ShardRouting shard, ComputeRequest request) {
        return new ShardComputeRequest(shard.shardId(), request);
    }

    @Override
    protected ShardComputeResponse readShardResponse(StreamInput in) throws IOException {
        return new ShardComputeResponse(in);
    }

    @Override
    protected GroupShardsIterator<ShardIterator> shards(ClusterState state, ComputeRequest request, String[] names) {
        Map<String, Set<String>> routing = new HashMap<>();
        if (!request.references().isEmpty()) {
            for (String name : names) {
                routing.put(name, request.references());
            }
        }
        String preference = request.preference().isEmpty() ? null : request.preference();
        return clusterService.operationRouting().searchShards(state, names, routing, preference);
    }

    @Override
    protected @Nullable ClusterBlockException checkGlobalBlock(ClusterState state, ComputeRequest request) {
        // A node that has lost its cluster may hold copies that lack what was added since.
        return state.nodes().getClusterManagerNodeId() == null
                ? new ClusterBlockException(Set.of(NoClusterManagerBlockService.NO_CLUSTER_MANAGER_BLOCK_ALL))
                : state.blocks().globalBlockedException(ClusterBlockLevel.READ);
    }

    @Override
    protected @Nullable ClusterBlockException checkRequestBlock(
            ClusterState state, ComputeRequest request, String[] names) {
        return state.blocks().indicesBlockedException(ClusterBlockLevel.READ, names);
    }
}
