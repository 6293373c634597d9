package dev.colophon.service.log;

import dev.colophon.cases.home.HomeBundles;
import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.home.StampedCheckpoints;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;

/** Logs what is registered and not logged yet, and has a timestamp authority stamp the log as it is then. */
public final class StampLog {

    private final Settings settings;
    private final EvidenceSetup evidence;

    public StampLog(Settings settings, EvidenceSetup evidence) {
        this.settings = settings;
        this.evidence = evidence;
    }

    /**
     * One timestamp covers every leaf so far; when no authority answers there is none.
     *
     * @throws ServiceException when no authority is named
     */
    public StampedCheckpoints.Outcome stamp(Actor actor) throws IOException {
        actor.require(Permission.MACHINE);
        HomeLog log = ExistingLog.toAppend(settings);
        try (ScratchFolder scratch = ScratchFolder.create("colophon-log");
                Database database = Database.open(settings.home(), settings.database());
                HomeBundles bundles = evidence.bundles(settings, database, scratch)) {
            log.logRegistrations(database);
            StampedCheckpoints.Outcome outcome = bundles.stampLog();
            if (outcome.authority().isEmpty() && outcome.silent().isEmpty()) {
                throw new ServiceException(
                        Category.ENVIRONMENT,
                        "no timestamp authority is named: add one with `colophon evidence authority add URL --root"
                                + " FILE`");
            }
            return outcome;
        }
    }
}
