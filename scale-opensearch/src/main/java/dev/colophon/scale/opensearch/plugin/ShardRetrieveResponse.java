package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import java.util.List;
import org.opensearch.action.support.broadcast.BroadcastShardResponse;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.index.shard.ShardId;

/** What one shard answers: to each query, and how many documents it has. */
final class ShardRetrieveResponse extends BroadcastShardResponse {

    private final long documents;
    private final List<ShardAnswer> answers;

    ShardRetrieveResponse(ShardId shard, long documents, List<ShardAnswer> answers) {
        super(shard);
        this.documents = documents;
        this.answers = List.copyOf(answers);
    }

    ShardRetrieveResponse(StreamInput in) throws IOException {
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

    long documents() {
        return documents;
    }

    List<ShardAnswer> answers() {
        return answers;
    }
}
