package dev.colophon.cases.webhook;

import static dev.colophon.store.schema.tables.WebhookMessage.WEBHOOK_MESSAGE;

import dev.colophon.store.Sanitiser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** What waits for webhooks, and what became of it, within a transaction of whoever asks. */
public final class WebhookMessages {

    static final String WAITING = "WAITING";
    private static final String TAKEN = "TAKEN";
    private static final String GIVEN_UP = "GIVEN_UP";

    /** What is over is kept so long. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int LONGEST_ANSWER = 600;

    private final DSLContext dsl;

    public WebhookMessages(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** It is to be told. */
    void add(Webhook webhook, WebhookHappening happening, Instant now) {
        dsl.insertInto(WEBHOOK_MESSAGE)
                .set(WEBHOOK_MESSAGE.WEBHOOK, webhook.id())
                .set(WEBHOOK_MESSAGE.ID, happening.id())
                .set(WEBHOOK_MESSAGE.EVENT, happening.event().type())
                .set(WEBHOOK_MESSAGE.BODY, happening.body())
                .set(WEBHOOK_MESSAGE.HAPPENED_AT, happening.at().toEpochMilli())
                .set(WEBHOOK_MESSAGE.STATE, WAITING)
                .set(WEBHOOK_MESSAGE.DUE_AT, now.toEpochMilli())
                .set(WEBHOOK_MESSAGE.ATTEMPTS, 0)
                .onConflictDoNothing()
                .execute();
    }

    /** What waits and is due, in the order in which it happened. */
    public List<WebhookMessage> due(Webhook webhook, Instant now, int most) {
        return dsl.select(WEBHOOK_MESSAGE.ID, WEBHOOK_MESSAGE.BODY, WEBHOOK_MESSAGE.ATTEMPTS)
                .from(WEBHOOK_MESSAGE)
                .where(
                        WEBHOOK_MESSAGE.WEBHOOK.eq(webhook.id()),
                        WEBHOOK_MESSAGE.STATE.eq(WAITING),
                        WEBHOOK_MESSAGE.DUE_AT.le(now.toEpochMilli()))
                .orderBy(WEBHOOK_MESSAGE.HAPPENED_AT, WEBHOOK_MESSAGE.ID)
                .limit(most)
                .fetch(row -> new WebhookMessage(row.value1(), row.value2(), row.value3()));
    }

    /** What came of an attempt; whoever takes nothing for {@link WebhookRetry#PATIENCE} is told nothing more. */
    public void attempted(Webhook webhook, WebhookMessage message, WebhookReply reply, Instant now) {
        Webhooks webhooks = new Webhooks(dsl);
        int attempts = message.attempts() + 1;
        Optional<Instant> next = WebhookRetry.after(attempts).map(now::plus);
        switch (reply.kind()) {
            case TAKEN -> {
                end(webhook, message, TAKEN, attempts, now, reply.line());
                webhooks.succeeded(webhook);
            }
            case UNWANTED -> { // it waits: whoever enables the webhook again is told it, too
                again(webhook, message, attempts, now, reply.line());
                webhooks.disable(webhook, now, reply.line() + ": it wants no more messages");
            }
            case NOT_TAKEN -> {
                if (next.isPresent()) {
                    again(webhook, message, attempts, next.get(), reply.line());
                } else {
                    end(webhook, message, GIVEN_UP, attempts, now, reply.line());
                }
                Instant since = webhooks.failed(webhook, now);
                if (!since.plus(WebhookRetry.PATIENCE).isAfter(now)) {
                    webhooks.disable(
                            webhook,
                            now,
                            "it has taken nothing for %d days, at last: %s"
                                    .formatted(WebhookRetry.PATIENCE.toDays(), reply.line()));
                }
            }
        }
    }

    private void again(Webhook webhook, WebhookMessage message, int attempts, Instant due, String answer) {
        dsl.update(WEBHOOK_MESSAGE)
                .set(WEBHOOK_MESSAGE.DUE_AT, due.toEpochMilli())
                .set(WEBHOOK_MESSAGE.ATTEMPTS, attempts)
                .set(WEBHOOK_MESSAGE.ANSWER, Sanitiser.fit(answer, LONGEST_ANSWER))
                .where(WEBHOOK_MESSAGE.WEBHOOK.eq(webhook.id()), WEBHOOK_MESSAGE.ID.eq(message.id()))
                .execute();
    }

    private void end(Webhook webhook, WebhookMessage message, String state, int attempts, Instant now, String answer) {
        dsl.update(WEBHOOK_MESSAGE)
                .set(WEBHOOK_MESSAGE.STATE, state)
                .set(WEBHOOK_MESSAGE.ATTEMPTS, attempts)
                .set(WEBHOOK_MESSAGE.ENDED_AT, now.toEpochMilli())
                .set(WEBHOOK_MESSAGE.ANSWER, Sanitiser.fit(answer, LONGEST_ANSWER))
                .where(WEBHOOK_MESSAGE.WEBHOOK.eq(webhook.id()), WEBHOOK_MESSAGE.ID.eq(message.id()))
                .execute();
    }

    /** What is long over is forgotten. */
    void forget(Webhook webhook, Instant now) {
        dsl.deleteFrom(WEBHOOK_MESSAGE)
                .where(
                        WEBHOOK_MESSAGE.WEBHOOK.eq(webhook.id()),
                        WEBHOOK_MESSAGE.STATE.in(TAKEN, GIVEN_UP),
                        WEBHOOK_MESSAGE.DUE_AT.lt(now.minus(KEPT).toEpochMilli()))
                .execute();
    }
}
