package dev.colophon.service.answer;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.notice.page.PageAnswers;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;

/** Notes that a person for the owner has read what came by the page, and what silence decides of it. */
public final class ReadPageAnswers {

    private final Settings settings;
    private final InstantSource clock;

    public ReadPageAnswers(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Notes it of all that has come to a notice until now.
     *
     * @param number as a person writes it
     */
    public void read(Actor actor, String number) {
        actor.require(Permission.SEND);
        NoticeNumber meant = NoticeNumber.parse(number);
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            boolean _ = session.write(step -> {
                NoticeHistory history = step.history(meant);
                new PageAnswers(step.dsl()).read(history.notice().id(), step.now(), actor.name());
                if (history.state().countered() && !history.state().ownerTold()) {
                    Moved _ = step.done(history, new NoticeEvent.OwnerTold());
                }
                return true;
            });
        }
    }
}
