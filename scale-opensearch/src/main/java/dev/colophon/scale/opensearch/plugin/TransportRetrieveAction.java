package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.retrieval.Retrieval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.index.IndexReader;
import org.jspecify.annotations.Nullable;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.broadcast.BroadcastShardOperationFailedException;
import org.opensearch.action.support.broadcast.TransportBroadcastAction;
import org.opensearch.cluster.ClusterState;
import org.opensearch.cluster.block.ClusterBlockException;
import org.opensearch.cluster.block.ClusterBlockLevel;
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
 * Asks one copy of each shard, another one where that does not answer, and merges what they say. Each shard reads its segments by the
 * retrieval of the index, the same as reads a folder.
 */
public final class TransportRetrieveAction
        extends TransportBroadcastAction<
                RetrieveRequest, RetrieveResponse, ShardRetrieveRequest, ShardRetrieveResponse> {

    private final IndicesService indices;

    /** OpenSearch makes it by this constructor. */
    @Inject
    public TransportRetrieveAction(
            ClusterService cluster,
            TransportService transport,
            IndicesService indices,
            ActionFilters filters,
            IndexNameExpressionResolver names) {
        super(
                RetrieveAction.NAME,
                cluster,
                transport,
                filters,
                names,
                RetrieveRequest::new,
                ShardRetrieveRequest::new,
                ThreadPool.Names.SEARCH);
        this.indices = indices;
    }

    @Override
    protected ShardRetrieveResponse shardOperation(ShardRetrieveRequest request, Task task) throws IOException {
        try (Engine.Searcher searcher = indices.indexServiceSafe(
                        request.shardId().getIndex())
                .getShard(request.shardId().id())
                .acquireSearcher(RetrieveAction.NAME)) {
            IndexReader reader = searcher.getIndexReader();
            List<ShardAnswer> answers = new ArrayList<>();
            for (WeighedQuery asked : request.queries()) {
                answers.add(answer(reader, asked));
            }
            return new ShardRetrieveResponse(request.shardId(), reader.numDocs(), answers);
        }
    }

    private static ShardAnswer answer(IndexReader reader, WeighedQuery asked) throws IOException {
        return asked.weights().isPresent()
                ? new ShardAnswer.Found(Retrieval.candidates(
                        reader, asked.query(), asked.weights().get()))
                : new ShardAnswer.Counted(Retrieval.frequencies(reader, asked.query()));
    }

    @Override
    protected RetrieveResponse newResponse(
            RetrieveRequest request, @SuppressWarnings("rawtypes") AtomicReferenceArray responses, ClusterState state) {
        List<DefaultShardOperationFailedException> failures = new ArrayList<>();
        List<ShardAnswer> merged = List.of();
        long documents = 0;
        int successful = 0;
        for (int i = 0; i < responses.length(); i++) {
            switch ((@Nullable Object) responses.get(i)) {
                case ShardRetrieveResponse shard -> {
                    merged = successful == 0 ? shard.answers() : merged(request, merged, shard.answers());
                    documents += shard.documents();
                    successful++;
                }
                case BroadcastShardOperationFailedException failure ->
                    failures.add(new DefaultShardOperationFailedException(failure));
                case null, default -> {} // no copy of this shard is there
            }
        }
        return new RetrieveResponse(responses.length(), successful, failures.size(), failures, documents, merged);
    }

    private static List<ShardAnswer> merged(RetrieveRequest request, List<ShardAnswer> one, List<ShardAnswer> other) {
        List<ShardAnswer> both = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            both.add(ShardAnswer.merge(
                    one.get(i), other.get(i), request.queries().get(i).query().limit()));
        }
        return both;
    }

    @Override
    protected ShardRetrieveRequest newShardRequest(int shards, ShardRouting shard, RetrieveRequest request) {
        return new ShardRetrieveRequest(shard.shardId(), request);
    }

    @Override
    protected ShardRetrieveResponse readShardResponse(StreamInput in) throws IOException {
        return new ShardRetrieveResponse(in);
    }

    @Override
    protected GroupShardsIterator<ShardIterator> shards(ClusterState state, RetrieveRequest request, String[] names) {
        return clusterService.operationRouting().searchShards(state, names, null, null);
    }

    @Override
    protected @Nullable ClusterBlockException checkGlobalBlock(ClusterState state, RetrieveRequest request) {
        return state.blocks().globalBlockedException(ClusterBlockLevel.READ);
    }

    @Override
    protected @Nullable ClusterBlockException checkRequestBlock(
            ClusterState state, RetrieveRequest request, String[] names) {
        return state.blocks().indicesBlockedException(ClusterBlockLevel.READ, names);
    }
}
