package dev.colophon.scale.opensearch.plugin;

import java.io.IOException;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.rest.BytesRestResponse;
import org.opensearch.rest.RestChannel;

/** Goes on with what all shards answered, and fails when one of them did not. */
final class WholeListener implements ActionListener<ComputeResponse> {

    private final RestChannel channel;
    private final Next next;

    /** What is done with an answer of all. */
    @FunctionalInterface
    interface Next {
        void with(byte[] answer) throws IOException;
    }

    WholeListener(RestChannel channel, Next next) {
        this.channel = channel;
        this.next = next;
    }

    @Override
    public void onResponse(ComputeResponse response) {
        try {
            if (!response.isWhole()) {
                String reason = response.getShardFailures().length == 0
                        ? ""
                        : ": " + response.getShardFailures()[0].getCause().getMessage();
                throw new OpenSearchStatusException(
                        "%d of %d shards did not answer%s"
                                .formatted(
                                        response.getTotalShards() - response.getSuccessfulShards(),
                                        response.getTotalShards(),
                                        reason),
                        RestStatus.SERVICE_UNAVAILABLE);
            }
            next.with(response.answer());
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
            throw new IllegalStateException("cannot say that a computation failed", failure);
        }
    }
}
