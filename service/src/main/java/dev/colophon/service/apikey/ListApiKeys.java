package dev.colophon.service.apikey;

import dev.colophon.registry.account.ApiKeys;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;

/** Lists the keys of an organisation that count. */
public final class ListApiKeys {

    private final Settings settings;

    public ListApiKeys(Settings settings) {
        this.settings = settings;
    }

    /** The newest first. */
    public List<ApiKeys.Key> list(Actor actor) {
        actor.require(Permission.ADMINISTER);
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> new ApiKeys(dsl).list(actor.organisation()));
        }
    }
}
