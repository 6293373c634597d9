package dev.colophon.service.apikey;

import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.ApiKeys;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.Optional;

/** Lets a key of the API count no more. */
public final class RevokeApiKey {

    private final Settings settings;

    public RevokeApiKey(Settings settings) {
        this.settings = settings;
    }

    /**
     * What it was.
     *
     * @throws ServiceException when there is none of this id that counts
     */
    public ApiKeys.Key revoke(Actor actor, String id) {
        actor.require(Permission.ADMINISTER);
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.writeRepeating(dsl -> {
                ApiKeys.Key key = new ApiKeys(dsl)
                        .revoke(actor.organisation(), id, clock.now(dsl))
                        .orElseThrow(() ->
                                new ServiceException(Category.REFUSED, "there is no key %s that counts".formatted(id)));
                new AccountEvents(dsl, actor.organisation(), new Ids(InstantSource.system()))
                        .add(AccountEvents.What.KEY_REVOKED, Optional.of(actor.name()), key.accountName(), key.name());
                return key;
            });
        }
    }
}
