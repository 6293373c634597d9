package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.index.shard.ShardId;
import org.opensearch.core.transport.TransportResponse;

/** What the shards of one node answer together, and why others of them do not. */
final class NodeComputeResponse extends TransportResponse {

    private final Optional<byte[]> answer;
    private final Map<ShardId, Exception> failures;

    /** @param answer empty when all failed */
    NodeComputeResponse(Optional<byte[]> answer, Map<ShardId, Exception> failures) {
        this.answer = answer;
        this.failures = failures;
    }

    NodeComputeResponse(StreamInput in) throws IOException {
        this.answer = in.readBoolean() ? Optional.of(in.readByteArray()) : Optional.empty();
        this.failures = in.readMap(ShardId::new, StreamInput::readException);
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeBoolean(answer.isPresent());
        if (answer.isPresent()) {
            out.writeByteArray(answer.get());
        }
        out.writeMap(failures, (to, shard) -> shard.writeTo(to), StreamOutput::writeException);
    }

    Optional<byte[]> answer() {
        return answer;
    }

    Map<ShardId, Exception> failures() {
        return failures;
    }
}
