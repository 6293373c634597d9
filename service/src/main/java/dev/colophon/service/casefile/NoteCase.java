package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Writes words into the history of a case, also of a closed one. */
public final class NoteCase {

    private final Settings settings;

    public NoteCase(Settings settings) {
        this.settings = settings;
    }

    /** They stay there, and change nothing else. */
    public ListedCase note(Actor actor, String number, String words) {
        actor.require(Permission.DECIDE);
        CaseNumber meant = CaseNumber.parse(number);
        String said = CaseUsage.words("note", words);
        return CaseUsage.changed(settings, actor, changes -> changes.note(meant, said));
    }
}
