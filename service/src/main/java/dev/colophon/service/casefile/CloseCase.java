package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseOutcome;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;

/** Closes a case. What was decided of its sightings stays as it is. */
public final class CloseCase {

    private final Settings settings;

    public CloseCase(Settings settings) {
        this.settings = settings;
    }

    /**
     * Writes down what came of it.
     *
     * @throws dev.colophon.registry.work.RegistryException when it is closed already
     */
    public ListedCase close(Actor actor, String number, CaseOutcome outcome, String reason) {
        CaseNumber meant = CaseNumber.parse(number);
        String why = CaseUsage.words("reason", reason);
        return CaseUsage.changed(settings, actor, changes -> changes.close(meant, outcome, why));
    }
}
