package dev.colophon.service.evidence;

import dev.colophon.cases.home.HomeBundles;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.util.SortedMap;

/** Hands out the public keys of a home; private keys stay in it. */
public final class ExportKeys {

    private final Settings settings;
    private final EvidenceSetup evidence;

    public ExportKeys(Settings settings, EvidenceSetup evidence) {
        this.settings = settings;
        this.evidence = evidence;
    }

    /** The text of each, by the name of the file in which whoever verifies expects it; made where there are none yet. */
    public SortedMap<String, String> export(Actor actor) throws IOException {
        actor.require(Permission.READ);
        try (ScratchFolder scratch = ScratchFolder.create("colophon-evidence");
                Database database = Database.open(settings.home(), settings.database());
                HomeBundles bundles = evidence.bundles(settings, database, scratch)) {
            return bundles.publicKeys();
        }
    }
}
