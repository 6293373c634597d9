package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.CandidateFunction;
import dev.colophon.index.postings.shard.FrequencyFunction;
import dev.colophon.index.postings.shard.LookedUp;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.StoredFunction;
import dev.colophon.index.postings.shard.Wanted;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opensearch.core.common.bytes.BytesArray;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.BytesRestResponse;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.RestRequest;
import org.opensearch.transport.client.node.NodeClient;

/**
 * {@code POST INDEX/_colophon/lookup}: the references with the digest of a copy; the places in all shards that share most terms with
 * each of several queries, weighed by how rare terms are in the whole index; and the fingerprints of some of the best of these. The
 * answer is a {@link LookedUp}. When one shard does not answer there is none, but status 503.
 */
final class RestLookupAction extends BaseRestHandler {

    /** Behind the name of an index. */
    static final String PATH = "/_colophon/lookup";

    @Override
    public String getName() {
        return "colophon_lookup";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.POST, "/{index}" + PATH));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) throws IOException {
        ComputeRequest.Where where = ComputeRequest.Where.of(request);
        LookupParser.Asked asked;
        request.requiredContent();
        try (XContentParser parser = request.contentParser()) {
            asked = LookupParser.parse(parser);
        }
        return channel -> new Lookup(client, where, asked, channel).count();
    }

    /** One round after the other, each of all shards. */
    private record Lookup(
            NodeClient client, ComputeRequest.Where where, LookupParser.Asked asked, RestChannel channel) {

        void count() {
            round(
                    FrequencyFunction.INSTANCE,
                    new FrequencyFunction.Query(asked.queries(), asked.digest()),
                    this::weigh);
        }

        private void weigh(FrequencyFunction.Counted counted) {
            List<CandidateFunction.Reduced> reduced = IntStream.range(
                            0, asked.queries().size())
                    .mapToObj(i -> reduced(asked.queries().get(i), counted, i))
                    .toList();
            if (reduced.stream().allMatch(one -> one.positions().length == 0)) {
                readPrints(
                        counted.same(),
                        reduced.stream().map(_ -> Retrieved.NOTHING).toList());
                return;
            }
            round(
                    CandidateFunction.INSTANCE,
                    reduced.stream().map(CandidateFunction.Reduced::weighed).toList(),
                    found -> readPrints(
                            counted.same(),
                            IntStream.range(0, reduced.size())
                                    .mapToObj(i -> reduced.get(i)
                                            .ofWhole(found.answers().get(i).retrieved()))
                                    .toList()));
        }

        private static CandidateFunction.Reduced reduced(
                TermQuery query, FrequencyFunction.Counted counted, int number) {
            return CandidateFunction.Reduced.of(
                    query, counted.frequencies().get(number).weights(query.readBudget()));
        }

        private void readPrints(List<ReferenceId> same, List<Retrieved> retrieved) {
            List<Wanted> wanted = Stream.concat(
                            same.stream().limit(asked.prints()),
                            Retrieved.bestReferences(retrieved, asked.prints()).stream())
                    .distinct()
                    .map(Wanted::whole)
                    .toList();
            if (wanted.isEmpty()) {
                send(new LookedUp(same, retrieved, Map.of()));
                return;
            }
            round(StoredFunction.INSTANCE, wanted, found -> send(new LookedUp(same, retrieved, prints(wanted, found))));
        }

        private static Map<ReferenceId, byte[]> prints(List<Wanted> wanted, List<Optional<Stored>> found) {
            Map<ReferenceId, byte[]> prints = new HashMap<>();
            for (int i = 0; i < wanted.size(); i++) {
                ReferenceId reference = wanted.get(i).reference();
                found.get(i).flatMap(Stored::whole).ifPresent(print -> prints.put(reference, print));
            }
            return prints;
        }

        private void send(LookedUp looked) {
            channel.sendResponse(
                    new BytesRestResponse(RestStatus.OK, "application/octet-stream", new BytesArray(looked.encode())));
        }

        /** What is done with an answer of all shards. */
        @FunctionalInterface
        private interface Next<R> {
            void with(R answer);
        }

        private <Q, R> void round(ShardFunction<Q, R> function, Q query, Next<R> next) {
            client.execute(
                    ComputeAction.INSTANCE,
                    ComputeRequest.of(where, function, query),
                    new WholeListener(channel, answer -> next.with(function.decodeAnswer(answer))));
        }
    }
}
