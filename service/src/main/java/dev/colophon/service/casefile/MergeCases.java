package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Makes one case of two. */
public final class MergeCases {

    private final Settings settings;

    public MergeCases(Settings settings) {
        this.settings = settings;
    }

    /**
     * All that is in the first goes to the second, and the first is closed.
     *
     * @throws dev.colophon.registry.work.RegistryException when one is closed, or they are of different rightsholders
     */
    public ListedCase merge(Actor actor, String from, String into, String reason) {
        actor.require(Permission.DECIDE);
        CaseNumber gone = CaseNumber.parse(from);
        CaseNumber kept = CaseNumber.parse(into);
        String why = CaseUsage.words("reason", reason);
        return CaseUsage.changed(settings, actor, changes -> changes.merge(gone, kept, why));
    }
}
