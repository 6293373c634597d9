package dev.colophon.service.witness;

import dev.colophon.cases.home.Witnesses;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;

/** Stops asking a witness; what it signed stays. */
public final class RemoveWitness {

    private final Settings settings;

    public RemoveWitness(Settings settings) {
        this.settings = settings;
    }

    /**
     * Refused where none has that name.
     *
     * @param name the name in its key
     */
    public void remove(Actor actor, String name) {
        actor.require(Permission.MACHINE);
        Settings stored = settings.stored();
        try (Database database = Database.open(stored.home(), stored.database())) {
            if (!new Witnesses(database, InstantSource.system()).remove(name)) {
                throw new ServiceException(
                        Category.REFUSED,
                        "no witness is named %s: `colophon log witness list` lists them".formatted(name));
            }
        }
    }
}
