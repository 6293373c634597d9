package dev.colophon.cases.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchRequest;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Posts messages through the guarded client: an address that is not of the public internet is refused at each attempt, also where a name
 * leads to one only then; a redirect is an answer like any other, and followed nowhere.
 */
public final class WebhookSender {

    private static final int GONE = 410;
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    /** The answer is not read beyond that. */
    private static final int LONGEST_ANSWER = 64 << 10;

    /** Who is slower is asked again later. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private static final Duration HEAD = Duration.ofSeconds(15);
    private static final Duration TOTAL = Duration.ofSeconds(20);

    private static final FetchLimits LIMITS = limits();

    private final GuardedClient client;

    public WebhookSender(GuardedClient client) {
        this.client = client;
    }

    private static FetchLimits limits() {
        FetchLimits usual = FetchLimits.defaults();
        return new FetchLimits(
                CONNECT,
                HEAD,
                HEAD,
                TOTAL,
                TOTAL,
                LONGEST_ANSWER,
                LONGEST_ANSWER,
                usual.headBytes(),
                LONGEST_ANSWER,
                usual.ratio(),
                usual.dripWindow(),
                usual.dripBytes());
    }

    /** Sends a message, signed at a moment. */
    public WebhookReply send(Webhook webhook, WebhookMessage message, Instant at) {
        byte[] body = message.body().getBytes(UTF_8);
        Map<String, String> headers = Map.of(
                "webhook-id",
                message.id(),
                "webhook-timestamp",
                String.valueOf(at.getEpochSecond()),
                "webhook-signature",
                webhook.secret().signature(message.id(), at, body));
        try {
            FetchRequest request =
                    FetchRequest.post(webhook.url(), LIMITS, new FetchRequest.Sent("application/json", body, headers));
            return switch (client.fetch(request)) {
                case Unfetched none -> new WebhookReply(WebhookReply.Kind.NOT_TAKEN, none.reason());
                case Fetched fetched -> {
                    try (fetched) {
                        yield reply(fetched.status());
                    }
                }
            };
        } catch (Refused refused) {
            return new WebhookReply(WebhookReply.Kind.NOT_TAKEN, refused.line());
        }
    }

    private static WebhookReply reply(int status) {
        String line = "it answered with status " + status;
        if (status >= OK && status < REDIRECT) {
            return new WebhookReply(WebhookReply.Kind.TAKEN, line);
        }
        return status == GONE
                ? new WebhookReply(WebhookReply.Kind.UNWANTED, line)
                : new WebhookReply(WebhookReply.Kind.NOT_TAKEN, line);
    }
}
