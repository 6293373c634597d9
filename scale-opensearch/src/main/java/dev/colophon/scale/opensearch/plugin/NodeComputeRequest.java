package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import java.util.List;
import org.opensearch.action.IndicesRequest;
import org.opensearch.action.OriginalIndices;
import org.opensearch.action.support.IndicesOptions;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.index.shard.ShardId;
import org.opensearch.transport.TransportRequest;

/** The query of a {@link ComputeRequest} to some shards of one node. */
final class NodeComputeRequest extends TransportRequest implements IndicesRequest {

    private final List<ShardId> shards;
    private final String function;
    private final byte[] query;
    private final OriginalIndices asked;

    NodeComputeRequest(List<ShardId> shards, ComputeRequest request) {
        this.shards = List.copyOf(shards);
        this.function = request.function();
        this.query = request.query();
        this.asked = new OriginalIndices(request);
    }

    NodeComputeRequest(StreamInput in) throws IOException {
        super(in);
        this.shards = in.readList(ShardId::new);
        this.function = in.readString();
        this.query = in.readByteArray();
        this.asked = OriginalIndices.readOriginalIndices(in);
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeList(shards);
        out.writeString(function);
        out.writeByteArray(query);
        OriginalIndices.writeOriginalIndices(asked, out);
    }

    List<ShardId> shards() {
        return shards;
    }

    String function() {
        return function;
    }

    byte[] query() {
        return query;
    }

    @Override
    public String[] indices() {
        return asked.indices();
    }

    @Override
    public IndicesOptions indicesOptions() {
        return asked.indicesOptions();
    }
}
