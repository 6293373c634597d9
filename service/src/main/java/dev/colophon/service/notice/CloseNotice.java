package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.Outcome;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;

/** Closes a notice of which nothing is left to do, such as a draft that is not to be sent. */
public final class CloseNotice {

    private final Settings settings;

    public CloseNotice(Settings settings) {
        this.settings = settings;
    }

    /**
     * What waits to leave of it does so no more.
     *
     * @param number as a person writes it
     * @throws dev.colophon.service.caller.ServiceException when that did not come of it, or it has to be retracted first
     */
    public NoticeStatus close(Actor actor, String number, Outcome outcome) {
        NoticeNumber meant = NoticeNumber.parse(number);
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, InstantSource.system());
            return session.write(step -> {
                NoticeHistory history = step.history(meant);
                step.done(history, new NoticeEvent.Closed(outcome, session.person()));
                if (!history.state().mayHaveLeft()) {
                    step.outbox().withdraw(history.notice(), step.now());
                }
                return step.status(step.again(history));
            });
        }
    }
}
