package dev.colophon.service.json.account;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.WebhookEvent;
import dev.colophon.service.webhook.AddWebhook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook; the schema is {@code webhook.schema.json}.
 *
 * @param secret by which its messages are signed, where it was added just now; it is shown once
 * @param state "active", "failing" or "disabled"
 * @param warning why nothing can be sent to it as things stand, where it was added just now
 * @param waiting how many messages wait for it
 */
public record WebhookView(
        String id,
        String url,
        List<String> events,
        String state,
        int waiting,
        Instant createdAt,
        String createdBy,
        @Nullable String secret,
        @Nullable String warning,
        @Nullable Instant failingSince,
        @Nullable Instant disabledAt,
        @Nullable String disabledBecause) {

    /** Without its secret. */
    public static WebhookView of(Webhook webhook) {
        return of(webhook, null, null);
    }

    /** With the secret, for whoever has added it. */
    public static WebhookView of(AddWebhook.Added added) {
        return of(added.webhook(), added.secret(), added.warning().orElse(null));
    }

    private static WebhookView of(Webhook webhook, @Nullable String secret, @Nullable String warning) {
        String state = webhook.disabled().isPresent()
                ? "disabled"
                : webhook.failingSince().isPresent() ? "failing" : "active";
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.events().stream().map(WebhookEvent::type).sorted().toList(),
                state,
                webhook.waiting(),
                webhook.createdAt(),
                webhook.createdBy(),
                secret,
                warning,
                webhook.failingSince().orElse(null),
                webhook.disabled().map(Webhook.Disabled::at).orElse(null),
                webhook.disabled().map(Webhook.Disabled::because).orElse(null));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "WebhookView[" + id + "]";
    }
}
