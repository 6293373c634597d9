package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseChanges;
import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.function.Function;
import org.jooq.DSLContext;

/** What use cases that change cases have in common. */
final class CaseUsage {

    private CaseUsage() {}

    /**
     * What a person says, to be kept.
     *
     * @param what it is called
     * @throws ServiceException when it is blank, or longer than what is kept
     */
    static String words(String what, String text) {
        try {
            return WrittenText.lines(what, text, CaseChanges.LONGEST_REASON);
        } catch (RegistryException e) {
            throw new ServiceException(
                    Category.USAGE,
                    text.isBlank()
                            ? Message.of(what.equals("note") ? "refusal.case.note-blank" : "refusal.case.blank")
                            : Message.verbatim(String.valueOf(e.getMessage())));
        }
    }

    static CaseChanges changes(DSLContext dsl, Actor actor) {
        return new CaseChanges(dsl, actor.organisation(), new Ids(InstantSource.system()), actor.name());
    }

    /** Changes a case in one transaction; what it is by then. */
    static ListedCase changed(Settings settings, Actor actor, Function<CaseChanges, CaseFile> change) {
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(
                    dsl -> ListedCase.of(new CaseFiles(dsl, actor.organisation()), change.apply(changes(dsl, actor))));
        }
    }
}
