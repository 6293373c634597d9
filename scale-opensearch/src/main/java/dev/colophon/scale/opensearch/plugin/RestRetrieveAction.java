package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.BytesRestResponse;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.RestRequest;
import org.opensearch.transport.client.node.NodeClient;

/**
 * {@code POST INDEX/_colophon/retrieve}: the places in all shards that share most terms with each of several queries, weighed by how
 * rare terms are in the whole index. When one shard does not answer there is no answer, but status 503.
 */
final class RestRetrieveAction extends BaseRestHandler {

    /** Behind the name of an index. */
    static final String PATH = "/_colophon/retrieve";

    @Override
    public String getName() {
        return "colophon_retrieve";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.POST, "/{index}" + PATH));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) throws IOException {
        String index = request.param("index");
        List<TermQuery> queries;
        request.requiredContent();
        try (XContentParser parser = request.contentParser()) {
            queries = QueriesParser.parse(parser);
        }
        return channel -> count(client, index, queries, channel);
    }

    private static void count(NodeClient client, String index, List<TermQuery> queries, RestChannel channel) {
        List<WeighedQuery> asked = queries.stream()
                .map(query -> new WeighedQuery(query, Optional.empty()))
                .toList();
        client.execute(RetrieveAction.INSTANCE, new RetrieveRequest(index, asked), new WholeListener(channel) {
            @Override
            void onWhole(RetrieveResponse counted) throws IOException {
                if (queries.isEmpty()) {
                    send(channel, counted);
                } else {
                    weigh(client, index, queries, counted, channel);
                }
            }
        });
    }

    private static void weigh(
            NodeClient client, String index, List<TermQuery> queries, RetrieveResponse counted, RestChannel channel) {
        List<WeighedQuery> asked = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            if (counted.answers().get(i) instanceof ShardAnswer.Counted(var frequencies)) {
                TermQuery query = queries.get(i);
                asked.add(new WeighedQuery(query, Optional.of(frequencies.weights(query.readBudget()))));
            }
        }
        client.execute(RetrieveAction.INSTANCE, new RetrieveRequest(index, asked), new WholeListener(channel) {
            @Override
            void onWhole(RetrieveResponse found) throws IOException {
                send(channel, found);
            }
        });
    }

    private static void send(RestChannel channel, RetrieveResponse response) throws IOException {
        XContentBuilder json = channel.newBuilder();
        json.startObject().field("terms", HashCodec.FORMAT).field("documents", response.documents());
        json.startArray("answers");
        for (ShardAnswer answer : response.answers()) {
            if (answer instanceof ShardAnswer.Found(var retrieved)) {
                write(retrieved, json);
            }
        }
        channel.sendResponse(
                new BytesRestResponse(RestStatus.OK, json.endArray().endObject()));
    }

    private static void write(Retrieved retrieved, XContentBuilder json) throws IOException {
        json.startObject().startArray("candidates");
        for (Candidate candidate : retrieved.candidates()) {
            json.startArray()
                    .value(candidate.reference().value())
                    .value(candidate.block())
                    .value(candidate.score())
                    .value(candidate.shared())
                    .endArray();
        }
        ByteBuffer read = ByteBuffer.allocate(Integer.BYTES * retrieved.read().length);
        read.asIntBuffer().put(retrieved.read());
        json.endArray()
                .field("read", Base64.getEncoder().encodeToString(read.array()))
                .field("postings", retrieved.postings())
                .endObject();
    }

    /** Goes on with what all shards answered, and fails when one of them did not. */
    private abstract static class WholeListener implements ActionListener<RetrieveResponse> {

        private final RestChannel channel;

        WholeListener(RestChannel channel) {
            this.channel = channel;
        }

        abstract void onWhole(RetrieveResponse response) throws IOException;

        @Override
        public void onResponse(RetrieveResponse response) {
            try {
                if (!response.isWhole()) {
                    throw new OpenSearchStatusException(
                            "%d of %d shards did not answer",
                            RestStatus.SERVICE_UNAVAILABLE,
                            response.getTotalShards() - response.getSuccessfulShards(),
                            response.getTotalShards());
                }
                onWhole(response);
            } catch (IOException | RuntimeException e) {
                onFailure(e);
            }
        }

        @Override
        public void onFailure(Exception failure) {
            try {
                channel.sendResponse(new BytesRestResponse(channel, failure));
            } catch (IOException e) {
                failure.addSuppressed(e);
                throw new IllegalStateException("cannot say that a retrieval failed", failure);
            }
        }
    }
}
