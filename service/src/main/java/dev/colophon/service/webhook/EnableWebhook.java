package dev.colophon.service.webhook;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.Webhooks;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.Optional;

/** Tells a server again what happens, and what happened since it was disabled. */
public final class EnableWebhook {

    private final Settings settings;

    public EnableWebhook(Settings settings) {
        this.settings = settings;
    }

    /**
     * Enables it, and tells it what happened meanwhile.
     *
     * @param id of it, or the end of that
     */
    public Webhook enable(Actor actor, String id) {
        actor.require(Permission.ADMINISTER);
        Ids ids = new Ids(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.writeRepeating(dsl -> {
                Webhook webhook = WebhookUsage.find(dsl, actor, id);
                if (webhook.disabled().isPresent()) {
                    new Webhooks(dsl).enable(webhook);
                    new AccountEvents(dsl, actor.organisation(), ids)
                            .add(
                                    AccountEvents.What.WEBHOOK_ENABLED,
                                    Optional.of(actor.name()),
                                    WebhookUsage.host(webhook),
                                    webhook.id());
                }
                return WebhookUsage.find(dsl, actor, id);
            });
        }
    }
}
