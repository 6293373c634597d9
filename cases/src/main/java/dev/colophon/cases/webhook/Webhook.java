package dev.colophon.cases.webhook;

import dev.colophon.registry.work.Organisation;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whom an organisation has told what happens.
 *
 * @param collectedTo up to when what happened is among its messages
 * @param failingSince since when no attempt succeeds
 * @param disabled since when it is told nothing more, and why
 * @param waiting how many messages wait for it
 */
public record Webhook(
        String id,
        Organisation organisation,
        String url,
        Set<WebhookEvent> events,
        WebhookSecret secret,
        Instant createdAt,
        String createdBy,
        Instant collectedTo,
        Optional<Instant> failingSince,
        Optional<Disabled> disabled,
        int waiting) {

    public Webhook {
        events = Set.copyOf(events);
    }

    /**
     * That it is told nothing any more.
     *
     * @param because in words
     */
    public record Disabled(Instant at, String because) {}

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}
