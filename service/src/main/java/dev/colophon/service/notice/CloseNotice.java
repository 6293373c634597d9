package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.Outcome;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.Optional;

/** Closes a notice of which nothing is left to do, such as a draft that is not to be sent. */
public final class CloseNotice {

    private static final int LONGEST_REASON = 2_000;

    private final Settings settings;

    public CloseNotice(Settings settings) {
        this.settings = settings;
    }

    /**
     * What waits to leave of it does so no more.
     *
     * @param number as a person writes it
     * @param reason what decided it; may be empty where no court did
     * @throws ServiceException when that did not come of it, or it has to be retracted first
     */
    public NoticeStatus close(Actor actor, String number, Outcome outcome, Optional<String> reason) {
        actor.require(Permission.SEND);
        String why = reason.map(String::strip).orElse("");
        if (outcome == Outcome.COURT && why.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE,
                    "say what decided it, such as the court, the day and the file number: --reason TEXT");
        }
        if (why.length() > LONGEST_REASON) {
            throw new ServiceException(
                    Category.USAGE, "the reason is longer than %,d characters".formatted(LONGEST_REASON));
        }
        if (!why.isEmpty()) {
            Object _ = WrittenText.lines("reason", why, LONGEST_REASON);
        }
        NoticeNumber meant = NoticeNumber.parse(number);
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, InstantSource.system());
            return session.write(step -> {
                NoticeHistory history = step.history(meant);
                step.done(history, new NoticeEvent.Closed(outcome, session.person(), why));
                if (!history.state().mayHaveLeft()) {
                    step.outbox().withdraw(history.notice(), step.now());
                }
                return step.status(step.again(history));
            });
        }
    }
}
