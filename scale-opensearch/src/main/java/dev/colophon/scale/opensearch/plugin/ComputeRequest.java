package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.shard.ShardFunction;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.opensearch.action.support.broadcast.BroadcastRequest;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** A query to all shards of an index, or to those of some references, and the function that answers it. */
final class ComputeRequest extends BroadcastRequest<ComputeRequest> {

    private final String function;
    private final byte[] query;
    private final Set<String> references;

    private ComputeRequest(String index, String function, byte[] query, Set<String> references) {
        super(index);
        this.function = function;
        this.query = query;
        this.references = references;
    }

    static <Q> ComputeRequest of(String index, ShardFunction<Q, ?> function, Q query) {
        return new ComputeRequest(
                index,
                function.name(),
                function.encodeQuery(query),
                function.concerns(query).orElse(Set.of()).stream()
                        .map(ReferenceId::value)
                        .collect(Collectors.toSet()));
    }

    ComputeRequest(StreamInput in) throws IOException {
        super(in);
        this.function = in.readString();
        this.query = in.readByteArray();
        this.references = in.readSet(StreamInput::readString);
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeString(function);
        out.writeByteArray(query);
        out.writeStringCollection(references);
    }

    String function() {
        return function;
    }

    byte[] query() {
        return query;
    }

    /** Whose shards are asked; empty when all are. */
    Set<String> references() {
        return references;
    }
}
