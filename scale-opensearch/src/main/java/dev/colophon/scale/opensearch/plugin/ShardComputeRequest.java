package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import org.opensearch.action.support.broadcast.BroadcastShardRequest;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.index.shard.ShardId;

/** The query of a {@link ComputeRequest} to one shard. */
final class ShardComputeRequest extends BroadcastShardRequest {

    private final String function;
    private final byte[] query;

    ShardComputeRequest(ShardId shard, ComputeRequest request) {
        super(shard, request);
        this.function = request.function();
        this.query = request.query();
    }

    ShardComputeRequest(StreamInput in) throws IOException {
        super(in);
        this.function = in.readString();
        this.query = in.readByteArray();
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeString(function);
        out.writeByteArray(query);
    }

    String function() {
        return function;
    }

    byte[] query() {
        return query;
    }
}
