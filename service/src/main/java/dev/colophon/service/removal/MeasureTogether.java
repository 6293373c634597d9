package dev.colophon.service.removal;

import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.cases.removal.SurvivalCurve;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.InstantSource;
import java.util.Collection;

/** Says how long copies stayed up at the hosts of a case together, by the looks that were made. */
public final class MeasureTogether {

    private final Settings settings;

    public MeasureTogether(Settings settings) {
        this.settings = settings;
    }

    /** Of these hosts; of no copies where none of theirs was looked for. */
    public SurvivalCurve measure(Actor actor, Collection<String> hosts) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            return SurvivalCurve.of(
                    new RemovalLooks(database, actor.organisation(), DatabaseClock.of(InstantSource.system()))
                            .upTimes(hosts)
                            .times());
        }
    }
}
