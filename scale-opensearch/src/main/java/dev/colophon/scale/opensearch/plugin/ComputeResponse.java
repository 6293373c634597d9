package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import java.util.List;
import org.opensearch.action.support.broadcast.BroadcastResponse;
import org.opensearch.core.action.support.DefaultShardOperationFailedException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** What all shards that could be asked answer together. Whoever reads it looks first whether these were {@linkplain #isWhole all}. */
final class ComputeResponse extends BroadcastResponse {

    private final byte[] answer;

    ComputeResponse(
            int shards,
            int successful,
            int failed,
            List<DefaultShardOperationFailedException> failures,
            byte[] answer) {
        super(shards, successful, failed, failures);
        this.answer = answer;
    }

    ComputeResponse(StreamInput in) throws IOException {
        super(in);
        this.answer = in.readByteArray();
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeByteArray(answer);
    }

    /** Whether every shard answered; one of which no copy is there counts as failed nowhere else. */
    boolean isWhole() {
        return getSuccessfulShards() == getTotalShards();
    }

    byte[] answer() {
        return answer;
    }
}
