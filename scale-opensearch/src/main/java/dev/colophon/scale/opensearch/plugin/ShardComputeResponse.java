package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import org.opensearch.action.support.broadcast.BroadcastShardResponse;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.index.shard.ShardId;

/** What one shard answers. */
final class ShardComputeResponse extends BroadcastShardResponse {

    private final byte[] answer;

    ShardComputeResponse(ShardId shard, byte[] answer) {
        super(shard);
        this.answer = answer;
    }

    ShardComputeResponse(StreamInput in) throws IOException {
        super(in);
        this.answer = in.readByteArray();
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeByteArray(answer);
    }

    byte[] answer() {
        return answer;
    }
}
