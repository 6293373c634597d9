package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import java.util.List;
import org.opensearch.action.support.broadcast.BroadcastShardRequest;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.index.shard.ShardId;

/** The queries of a {@link RetrieveRequest} to one shard. */
final class ShardRetrieveRequest extends BroadcastShardRequest {

    private final List<WeighedQuery> queries;

    ShardRetrieveRequest(ShardId shard, RetrieveRequest request) {
        super(shard, request);
        this.queries = request.queries();
    }

    ShardRetrieveRequest(StreamInput in) throws IOException {
        super(in);
        this.queries = in.readList(WeighedQuery::read);
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeCollection(queries);
    }

    List<WeighedQuery> queries() {
        return queries;
    }
}
