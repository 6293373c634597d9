package dev.colophon.scale.opensearch.plugin;

import dev.colophon.index.postings.shard.ShardFunction;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.core.common.bytes.BytesArray;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.BytesRestResponse;
import org.opensearch.rest.RestRequest;
import org.opensearch.transport.client.node.NodeClient;

/**
 * {@code POST INDEX/_colophon/compute}: what a {@link ShardFunction} makes of all shards, or of those of some references. The body is
 * {@code {"function": "stored-1", "query": "BASE64"}}, the answer bytes. When one shard does not answer there is no answer, but status
 * 503; of a function that this version lacks, status 501.
 */
final class RestComputeAction extends BaseRestHandler {

    private static final String PATH = "/_colophon/compute";

    @Override
    public String getName() {
        return "colophon_compute";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.POST, "/{index}" + PATH));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) throws IOException {
        ComputeRequest.Where where = ComputeRequest.Where.of(request);
        String name = "";
        byte[] query = {};
        request.requiredContent();
        try (XContentParser parser = request.contentParser()) {
            parser.nextToken();
            while (parser.nextToken() != XContentParser.Token.END_OBJECT) {
                String key = parser.currentName();
                if (parser.nextToken() != XContentParser.Token.VALUE_STRING) {
                    throw new IllegalArgumentException("[%s] is no text".formatted(key));
                }
                switch (key) {
                    case "function" -> name = parser.text();
                    case "query" -> query = decoded(parser.text());
                    default -> throw new IllegalArgumentException("[%s] is unknown".formatted(key));
                }
            }
        }
        ComputeRequest asked = request(where, function(name), query);
        return channel -> client.execute(
                ComputeAction.INSTANCE,
                asked,
                new WholeListener(
                        channel,
                        answer -> channel.sendResponse(new BytesRestResponse(
                                RestStatus.OK, "application/octet-stream", new BytesArray(answer)))));
    }

    private static ShardFunction<?, ?> function(String name) {
        return ShardFunctions.named(name)
                .orElseThrow(() -> new OpenSearchStatusException(
                        "[function] {} is none of this plug-in", RestStatus.NOT_IMPLEMENTED, name));
    }

    private static <Q> ComputeRequest request(ComputeRequest.Where where, ShardFunction<Q, ?> function, byte[] query) {
        try {
            return ComputeRequest.of(where, function, function.decodeQuery(query));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("[query] of %s: %s".formatted(function.name(), e.getMessage()), e);
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("[query] is no base64: " + e.getMessage(), e);
        }
    }
}
