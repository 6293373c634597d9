package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import java.util.List;
import org.opensearch.action.support.broadcast.BroadcastRequest;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** Queries to all shards of an index. */
final class RetrieveRequest extends BroadcastRequest<RetrieveRequest> {

    private final List<WeighedQuery> queries;

    RetrieveRequest(String index, List<WeighedQuery> queries) {
        super(index);
        this.queries = List.copyOf(queries);
    }

    RetrieveRequest(StreamInput in) throws IOException {
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
