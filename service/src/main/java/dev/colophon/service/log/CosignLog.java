package dev.colophon.service.log;

import dev.colophon.cases.home.Cosigning;
import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.home.Witnesses;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** Logs what is registered and not logged yet, and asks the witnesses to vouch for the log as it is then. */
public final class CosignLog {

    private final Settings settings;

    public CosignLog(Settings settings) {
        this.settings = settings;
    }

    /** What each witness said. */
    public List<WitnessReply> cosign(Actor actor) throws IOException {
        actor.require(Permission.MACHINE);
        HomeLog log = ExistingLog.toAppend(settings);
        try (ScratchFolder scratch = ScratchFolder.create("colophon-log");
                Database database = Database.open(settings.home(), settings.database())) {
            log.logRegistrations(database);
            List<Witnesses.Named> witnesses = new Witnesses(database, InstantSource.system()).list();
            if (witnesses.isEmpty()) {
                throw new ServiceException(
                        Category.ENVIRONMENT,
                        "no witness is named: add one with `colophon log witness add URL --key VKEY`");
            }
            GuardSettings guard = GuardSettings.of(settings.watching().contactOrExample(), scratch.path());
            return new Cosigning(guard)
                    .ask(log.log(), witnesses).stream().map(WitnessReply::of).toList();
        }
    }
}
