package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.shard.ShardFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.HandledTransportAction;
import org.opensearch.action.support.TransportIndicesResolvingAction;
import org.opensearch.cluster.ClusterState;
import org.opensearch.cluster.block.ClusterBlockException;
import org.opensearch.cluster.block.ClusterBlockLevel;
import org.opensearch.cluster.coordination.NoClusterManagerBlockService;
import org.opensearch.cluster.metadata.IndexMetadata;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.metadata.MappingMetadata;
import org.opensearch.cluster.metadata.ResolvedIndices;
import org.opensearch.cluster.routing.GroupShardsIterator;
import org.opensearch.cluster.routing.ShardIterator;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.indices.IndicesService;
import org.opensearch.tasks.Task;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.TransportChannel;
import org.opensearch.transport.TransportService;

/**
 * Has all shards of an index, or those of some references, compute a function, and merges what they say. Each computes over its
 * segments what the index computes over those of a folder. A node is sent one message for all its shards that are asked.
 */
public final class TransportComputeAction extends HandledTransportAction<ComputeRequest, ComputeResponse>
        implements TransportIndicesResolvingAction<ComputeRequest> {

    private static final String ON_NODE = ComputeAction.NAME + "[n]";

    private final ClusterService cluster;
    private final TransportService transport;
    private final IndicesService indices;
    private final IndexNameExpressionResolver names;

    /** OpenSearch makes it by this constructor. */
    @Inject
    public TransportComputeAction(
            ClusterService cluster,
            TransportService transport,
            IndicesService indices,
            ActionFilters filters,
            IndexNameExpressionResolver names) {
        super(ComputeAction.NAME, transport, filters, ComputeRequest::new);
        this.cluster = cluster;
        this.transport = transport;
        this.indices = indices;
        this.names = names;
        transport.registerRequestHandler(
                ON_NODE,
                ThreadPool.Names.SEARCH,
                NodeComputeRequest::new,
                (request, channel, _) -> compute(function(request.function()), request, channel));
    }

    static ShardFunction<?, ?> function(String name) {
        return ShardFunctions.named(name)
                .orElseThrow(() -> new IllegalStateException("this node has another plug-in: it lacks " + name));
    }

    private <Q, R> void compute(ShardFunction<Q, R> function, NodeComputeRequest request, TransportChannel channel) {
        new NodeComputation<>(indices, function, request, answer -> send(answer, channel))
                .run(transport.getThreadPool().executor(ThreadPool.Names.SEARCH));
    }

    private static void send(NodeComputeResponse answer, TransportChannel channel) {
        try {
            channel.sendResponse(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void doExecute(Task task, ComputeRequest request, ActionListener<ComputeResponse> listener) {
        ClusterState state = cluster.state();
        throwWhenBlocked(globalBlock(state));
        String[] asked = resolved(request, state).namesOfConcreteIndicesAsArray();
        throwWhenBlocked(state.blocks().indicesBlockedException(ClusterBlockLevel.READ, asked));
        for (String name : asked) {
            throwWhenBehind(state.metadata().index(name), request.position());
        }
        new ShardRequests(
                        request,
                        shards(state, request, asked),
                        state.nodes(),
                        (node, message, handler) -> {
                            message.setParentTask(state.nodes().getLocalNodeId(), task.getId());
                            transport.sendRequest(node, ON_NODE, message, handler);
                        },
                        listener)
                .start();
    }

    /** A node that stood still for a while knows the cluster as it was then, and would ask copies that lack what was added since. */
    private static void throwWhenBehind(IndexMetadata index, long position) {
        MappingMetadata mapping = index.mapping();
        Object meta = mapping == null ? null : mapping.sourceAsMap().get("_meta");
        Object known = meta instanceof Map<?, ?> map ? map.get("position") : null;
        if (known instanceof Number number && number.longValue() < position) {
            throw new OpenSearchStatusException(
                    "this node knows [{}] as it was at {}, not at {}",
                    RestStatus.SERVICE_UNAVAILABLE,
                    index.getIndex().getName(),
                    number,
                    position);
        }
    }

    private static void throwWhenBlocked(@Nullable ClusterBlockException block) {
        if (block != null) {
            throw block;
        }
    }

    private static @Nullable ClusterBlockException globalBlock(ClusterState state) {
        // A node that has lost its cluster may hold copies that lack what was added since.
        return state.nodes().getClusterManagerNodeId() == null
                ? new ClusterBlockException(Set.of(NoClusterManagerBlockService.NO_CLUSTER_MANAGER_BLOCK_ALL))
                : state.blocks().globalBlockedException(ClusterBlockLevel.READ);
    }

    private GroupShardsIterator<ShardIterator> shards(ClusterState state, ComputeRequest request, String[] asked) {
        Map<String, Set<String>> routing = new HashMap<>();
        if (!request.references().isEmpty()) {
            for (String name : asked) {
                routing.put(name, request.references());
            }
        }
        String preference = request.preference().isEmpty() ? null : request.preference();
        return cluster.operationRouting().searchShards(state, asked, routing, preference);
    }

    @Override
    public ResolvedIndices resolveIndices(ComputeRequest request) {
        return ResolvedIndices.of(resolved(request, cluster.state()));
    }

    private ResolvedIndices.Local.Concrete resolved(ComputeRequest request, ClusterState state) {
        return names.concreteResolvedIndices(state, request);
    }
}
