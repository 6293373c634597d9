package dev.colophon.service.authority;

import dev.colophon.cases.home.TimestampAuthorities;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;

/** Stops asking a timestamp authority. */
public final class RemoveAuthority {

    private final Settings settings;

    public RemoveAuthority(Settings settings) {
        this.settings = settings;
    }

    /**
     * Refused where it was not added.
     *
     * @param url as it was added
     */
    public void remove(Actor actor, String url) {
        actor.require(Permission.MACHINE);
        Settings stored = settings.stored();
        try (Database database = Database.open(stored.home(), stored.database())) {
            if (!new TimestampAuthorities(database, InstantSource.system()).remove(url)) {
                throw new ServiceException(
                        Category.REFUSED,
                        "%s was not added: `colophon evidence authority list` lists them".formatted(url));
            }
        }
    }
}
