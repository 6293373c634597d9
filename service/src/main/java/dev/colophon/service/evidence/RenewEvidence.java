package dev.colophon.service.evidence;

import dev.colophon.cases.home.HomeBundles;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Asks for timestamps that are still missing, and renews those whose certificate ends soon. */
public final class RenewEvidence {

    private final Settings settings;
    private final EvidenceSetup evidence;

    public RenewEvidence(Settings settings, EvidenceSetup evidence) {
        this.settings = settings;
        this.evidence = evidence;
    }

    /**
     * Older timestamps stay and are covered by the new one.
     *
     * @param ahead how long before its end a certificate counts as ending
     * @return each bundle
     */
    public List<RenewedBundle> renew(Actor actor, Duration ahead) throws IOException {
        actor.require(Permission.MACHINE);
        Settings stored = settings.stored();
        try (ScratchFolder scratch = ScratchFolder.create("colophon-evidence");
                Database database = Database.open(stored.home(), stored.database());
                HomeBundles bundles = evidence.bundles(stored, database, scratch)) {
            return bundles.renew(ahead).stream().map(RenewedBundle::of).toList();
        }
    }
}
