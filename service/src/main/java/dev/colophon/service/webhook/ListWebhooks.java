package dev.colophon.service.webhook;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.Webhooks;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;

/** Lists the servers that are told what happens in an organisation. */
public final class ListWebhooks {

    private final Settings settings;

    public ListWebhooks(Settings settings) {
        this.settings = settings;
    }

    /** In the order in which they were added. */
    public List<Webhook> list(Actor actor) {
        actor.require(Permission.ADMINISTER);
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> new Webhooks(dsl).of(actor.organisation()));
        }
    }
}
