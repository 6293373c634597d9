package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Opens a closed case again, with what is confirmed of it still. */
public final class ReopenCase {

    private final Settings settings;

    public ReopenCase(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is confirmed no more, licensed or in another case has left it then.
     *
     * @throws dev.colophon.registry.work.RegistryException when it is open, or was merged into another
     */
    public ListedCase reopen(Actor actor, String number, String reason) {
        actor.require(Permission.DECIDE);
        CaseNumber meant = CaseNumber.parse(number);
        String why = CaseUsage.words("reason", reason);
        return CaseUsage.changed(settings, actor, changes -> changes.reopen(meant, why));
    }
}
