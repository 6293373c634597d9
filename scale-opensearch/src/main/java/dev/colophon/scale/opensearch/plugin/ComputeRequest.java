package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.shard.ShardFunction;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.opensearch.action.support.broadcast.BroadcastRequest;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.rest.RestRequest;

/** A query to all shards of an index, or to those of some references, and the function that answers it. */
final class ComputeRequest extends BroadcastRequest<ComputeRequest> {

    private final String function;
    private final byte[] query;
    private final Set<String> references;
    private final String preference;
    private final long position;

    private ComputeRequest(Where where, String function, byte[] query, Set<String> references) {
        super(where.index());
        this.function = function;
        this.query = query;
        this.references = references;
        this.preference = where.preference();
        this.position = where.position();
    }

    /** @param where the index is, and which copies of its shards are asked */
    static <Q> ComputeRequest of(Where where, ShardFunction<Q, ?> function, Q query) {
        return new ComputeRequest(
                where,
                function.name(),
                function.encodeQuery(query),
                function.concerns(query).orElse(Set.of()).stream()
                        .map(ReferenceId::value)
                        .collect(Collectors.toSet()));
    }

    /**
     * What is asked.
     *
     * @param preference of copies, as that of a search of OpenSearch; empty for any
     * @param position that the index has reached, as far as who asks knows
     */
    record Where(String index, String preference, long position) {

        static Where of(RestRequest request) {
            return new Where(
                    request.param("index"), request.param("preference", ""), request.paramAsLong("position", 0));
        }
    }

    ComputeRequest(StreamInput in) throws IOException {
        super(in);
        this.function = in.readString();
        this.query = in.readByteArray();
        this.references = in.readSet(StreamInput::readString);
        this.preference = in.readString();
        this.position = in.readLong();
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeString(function);
        out.writeByteArray(query);
        out.writeStringCollection(references);
        out.writeString(preference);
        out.writeLong(position);
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

    /** Which copies of shards are asked first; empty for any. */
    String preference() {
        return preference;
    }

    /** The position that the index has reached at least. */
    long position() {
        return position;
    }
}
