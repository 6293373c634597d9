package dev.colophon.service.log;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.registry.LoggedReferences;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.time.InstantSource;

/** The log of a home, for what needs one that was begun. */
final class ExistingLog {

    private ExistingLog() {}

    /** Opens it to append to it. */
    static HomeLog toAppend(Settings settings) {
        begun(settings);
        return HomeLog.open(settings.home(), InstantSource.system());
    }

    /** Opens it to read it, also where it cannot be written. */
    static HomeLog toRead(Settings settings) {
        begun(settings);
        return HomeLog.openToRead(settings.home(), InstantSource.system());
    }

    private static void begun(Settings settings) {
        Home home = settings.home();
        if (!HomeLog.exists(home)) {
            throw new ServiceException(
                    Category.REFUSED,
                    isAnythingUnlogged(settings)
                            ? "%s has no log, though works are registered there: it was lost, or registering was cut off before it began. `colophon register` with any file begins one and logs all of them"
                                    .formatted(home.folder())
                            : "no log was begun in %s: register something, or begin one with `colophon log begin`"
                                    .formatted(home.folder()));
        }
    }

    /** What is registered and not logged yet was registered by a run that was cut off. */
    private static boolean isAnythingUnlogged(Settings settings) {
        if (settings.nothingStored().isPresent()) {
            return false;
        }
        try (Database database = HomeDatabase.stored(settings)) {
            return isAnythingUnlogged(database);
        }
    }

    static boolean isAnythingUnlogged(Database database) {
        return !new LoggedReferences(database).missing(1).isEmpty();
    }
}
