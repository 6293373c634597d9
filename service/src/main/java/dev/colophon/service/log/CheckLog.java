package dev.colophon.service.log;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.home.HomeLog.Registrations;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Reads the whole log, compares every hash with the signed checkpoint, and looks for everything that is registered in it. */
public final class CheckLog {

    private final Settings settings;

    public CheckLog(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is well with it.
     *
     * @param leaves all as they were signed
     * @param registrations how what is registered stands in it
     */
    public record CheckedLog(long leaves, Registrations registrations) {}

    /**
     * Checks it.
     *
     * @throws dev.colophon.evidence.log.verify.LogException when a leaf is not as it was signed
     */
    public CheckedLog check(Actor actor) {
        actor.require(Permission.READ);
        HomeLog log = ExistingLog.toRead(settings);
        return new CheckedLog(log.log().verify(), registrations(log));
    }

    private Registrations registrations(HomeLog log) {
        if (settings.nothingStored().isPresent()) {
            return new Registrations(0, 0);
        }
        try (Database database = HomeDatabase.stored(settings)) {
            return log.registrations(database);
        }
    }
}
