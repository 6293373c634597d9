package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermFrequencies;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.CandidateFunction;
import dev.colophon.index.postings.shard.FrequencyFunction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
        ComputeRequest.Where where = ComputeRequest.Where.of(request);
        List<TermQuery> queries;
        request.requiredContent();
        try (XContentParser parser = request.contentParser()) {
            queries = QueriesParser.parse(parser);
        }
        return channel -> count(client, where, queries, channel);
    }

    private static void count(
            NodeClient client, ComputeRequest.Where where, List<TermQuery> queries, RestChannel channel) {
        client.execute(
                ComputeAction.INSTANCE,
                ComputeRequest.of(where, FrequencyFunction.INSTANCE, queries),
                new WholeListener(
                        channel,
                        counted -> weigh(
                                client, where, queries, FrequencyFunction.INSTANCE.decodeAnswer(counted), channel)));
    }

    private static void weigh(
            NodeClient client,
            ComputeRequest.Where where,
            List<TermQuery> queries,
            List<TermFrequencies> counted,
            RestChannel channel) {
        List<CandidateFunction.Reduced> asked = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            TermQuery query = queries.get(i);
            asked.add(CandidateFunction.Reduced.of(query, counted.get(i).weights(query.readBudget())));
        }
        client.execute(
                ComputeAction.INSTANCE,
                ComputeRequest.of(
                        where,
                        CandidateFunction.INSTANCE,
                        asked.stream().map(CandidateFunction.Reduced::weighed).toList()),
                new WholeListener(
                        channel,
                        found -> send(channel, counted, asked, CandidateFunction.INSTANCE.decodeAnswer(found))));
    }

    private static void send(
            RestChannel channel,
            List<TermFrequencies> counted,
            List<CandidateFunction.Reduced> asked,
            CandidateFunction.Found found)
            throws IOException {
        XContentBuilder json = channel.newBuilder();
        json.startObject().field("terms", HashCodec.FORMAT);
        if (!counted.isEmpty()) {
            json.field("documents", counted.getFirst().documents());
        }
        json.startArray("answers");
        for (int i = 0; i < asked.size(); i++) {
            write(asked.get(i).ofWhole(found.answers().get(i).retrieved()), json);
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
}
