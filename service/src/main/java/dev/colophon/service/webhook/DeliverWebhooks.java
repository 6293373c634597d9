package dev.colophon.service.webhook;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.WebhookCollector;
import dev.colophon.cases.webhook.WebhookMessage;
import dev.colophon.cases.webhook.WebhookMessages;
import dev.colophon.cases.webhook.WebhookReply;
import dev.colophon.cases.webhook.WebhookSender;
import dev.colophon.cases.webhook.Webhooks;
import dev.colophon.http.GuardedClient;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Sends one webhook what waits for it and is due. What it answers is stored after each message: whoever is killed between the two sends
 * that one again, with the same id. No transaction is open while it is waited for.
 */
public final class DeliverWebhooks {

    private static final int MOST = 200;

    /** Who took none of so many in a row is let be until later. */
    private static final int FAILURES = 3;

    private final Settings settings;
    private final DatabaseClock clock;

    public DeliverWebhooks(Settings settings) {
        this(settings, DatabaseClock.of(InstantSource.system()));
    }

    /** With a clock of a test. */
    DeliverWebhooks(Settings settings, DatabaseClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** How many messages were taken, and how many were not. */
    public record Delivered(int taken, int notTaken) {}

    /** Those of all organisations that are told what happens. */
    static List<Webhook> active(Settings settings) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> new Webhooks(dsl).active());
        }
    }

    /** Nothing where another process is at it, or it is told nothing. */
    public Delivered deliver(Actor actor, Webhook webhook) throws IOException {
        actor.require(Permission.MACHINE);
        int taken = 0;
        int notTaken = 0;
        try (Database database = Database.open(settings.home(), settings.database());
                ScratchFolder scratch = ScratchFolder.create("colophon-webhook");
                GuardedClient client = WebhookGuard.client(settings, scratch)) {
            if (!database.writeRepeating(dsl -> new Webhooks(dsl).lease(webhook, clock.now(dsl)))) {
                return new Delivered(0, 0);
            }
            try {
                database.change(dsl -> now(dsl, webhook)
                        .ifPresent(current -> new WebhookCollector(dsl).collect(current, clock.now(dsl))));
                WebhookSender sender = new WebhookSender(client);
                List<WebhookMessage> due =
                        database.read(dsl -> new WebhookMessages(dsl).due(webhook, clock.now(dsl), MOST));
                int inARow = 0;
                for (WebhookMessage message : due) {
                    Optional<Instant> at = database.writeRepeating(
                            dsl -> Optional.of(clock.now(dsl)).filter(now -> new Webhooks(dsl).extend(webhook, now)));
                    if (at.isEmpty()) { // it was removed or disabled meanwhile
                        break;
                    }
                    WebhookReply reply = sender.send(webhook, message, at.get());
                    database.change(dsl -> new WebhookMessages(dsl).attempted(webhook, message, reply, clock.now(dsl)));
                    boolean ok = reply.kind() == WebhookReply.Kind.TAKEN;
                    taken += ok ? 1 : 0;
                    notTaken += ok ? 0 : 1;
                    inARow = ok ? 0 : inARow + 1;
                    if (inARow == FAILURES) {
                        break;
                    }
                }
            } finally {
                database.change(dsl -> new Webhooks(dsl).release(webhook));
            }
        }
        return new Delivered(taken, notTaken);
    }

    private static Optional<Webhook> now(DSLContext dsl, Webhook webhook) {
        return new Webhooks(dsl).find(webhook.organisation(), webhook.id());
    }
}
