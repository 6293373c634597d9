package dev.colophon.service.webhook;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.Webhooks;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.Optional;

/** Ends that a server is told what happens; what waits for it is forgotten. */
public final class RemoveWebhook {

    private final Settings settings;

    public RemoveWebhook(Settings settings) {
        this.settings = settings;
    }

    /**
     * Removes it.
     *
     * @param id of it, or the end of that
     */
    public Webhook remove(Actor actor, String id) {
        actor.require(Permission.ADMINISTER);
        Ids ids = new Ids(InstantSource.system());
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.writeRepeating(dsl -> {
                Webhook webhook = WebhookUsage.find(dsl, actor, id);
                new Webhooks(dsl).remove(webhook, clock.now(dsl));
                new AccountEvents(dsl, actor.organisation(), ids)
                        .add(
                                AccountEvents.What.WEBHOOK_REMOVED,
                                Optional.of(actor.name()),
                                WebhookUsage.host(webhook),
                                webhook.id());
                return webhook;
            });
        }
    }
}
