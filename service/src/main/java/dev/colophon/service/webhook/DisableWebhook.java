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

/** Tells a server nothing until it is enabled again; what happens meanwhile waits for it. */
public final class DisableWebhook {

    private final Settings settings;

    public DisableWebhook(Settings settings) {
        this.settings = settings;
    }

    /**
     * Disables it; one that is disabled stays so for the reason that it has.
     *
     * @param id of it, or the end of that
     */
    public Webhook disable(Actor actor, String id) {
        actor.require(Permission.ADMINISTER);
        Ids ids = new Ids(InstantSource.system());
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.writeRepeating(dsl -> {
                Webhook webhook = WebhookUsage.find(dsl, actor, id);
                if (webhook.disabled().isEmpty()) {
                    new Webhooks(dsl).disable(webhook, clock.now(dsl), "%s disabled it".formatted(actor.name()));
                    new AccountEvents(dsl, actor.organisation(), ids)
                            .add(
                                    AccountEvents.What.WEBHOOK_DISABLED,
                                    Optional.of(actor.name()),
                                    WebhookUsage.host(webhook),
                                    webhook.id());
                }
                return WebhookUsage.find(dsl, actor, id);
            });
        }
    }
}
