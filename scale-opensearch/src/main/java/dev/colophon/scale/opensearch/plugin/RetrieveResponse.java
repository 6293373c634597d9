package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import java.util.List;
import org.opensearch.action.support.broadcast.BroadcastResponse;
import org.opensearch.core.action.support.DefaultShardOperationFailedException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** What all shards that could be asked answer together. Whoever reads it looks first whether these were {@linkplain #isWhole all}. */
final class RetrieveResponse extends BroadcastResponse {

    private final long documents;
    private final List<ShardAnswer> answers;

    RetrieveResponse(
            int shards,
            int successful,
            int failed,
            List<DefaultShardOperationFailedException> failures,
            long documents,
            List<ShardAnswer> answers) {
        super(shards, successful, failed, failures);
        this.documents = documents;
        this.answers = List.copyOf(answers);
    }

    RetrieveResponse(StreamInput in) throws IOException {
        super(in);
        this.documents = in.readVLong();
        this.answers = in.readList(ShardAnswer::read);
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeVLong(documents);
        out.writeCollection(answers);
    }

    /** Whether every shard answered; one of which no copy is there counts as failed nowhere else. */
    boolean isWhole() {
        return getSuccessfulShards() == getTotalShards();
    }

    /** In all shards, blocks and what holds them. */
    long documents() {
        return documents;
    }

    List<ShardAnswer> answers() {
        return answers;
    }
}
