package dev.colophon.service.removal;

import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.InstantSource;

/** Ends looking for copies; the looks that were made stay. */
public final class EndLooks {

    private final Settings settings;

    public EndLooks(Settings settings) {
        this.settings = settings;
    }

    /**
     * Ends it for one.
     *
     * @param sighting its id, or the start or end of it
     * @return false where nobody looked for it
     * @throws dev.colophon.registry.work.RegistryException when there is no such sighting, or more than one
     */
    public boolean end(Actor actor, String sighting) {
        actor.require(Permission.DECIDE);
        try (Database database = HomeDatabase.stored(settings)) {
            String id =
                    new Sightings(database, actor.organisation()).get(sighting).id();
            return new RemovalLooks(database, actor.organisation(), DatabaseClock.of(InstantSource.system())).end(id);
        }
    }
}
