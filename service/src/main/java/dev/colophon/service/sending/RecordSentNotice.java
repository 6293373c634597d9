package dev.colophon.service.sending;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.Means;
import dev.colophon.cases.notice.NoticeMachine;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Takes down that a person sent a notice themselves: by letter, by the form of a platform, from their own mailbox. */
public final class RecordSentNotice {

    private final Settings settings;
    private final InstantSource clock;

    public RecordSentNotice(Settings settings) {
        this(settings, InstantSource.system());
    }

    public RecordSentNotice(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is said.
     *
     * @param number as a person writes it
     * @param at when it was sent; empty: now
     * @param country of the recipient, where the procedure counts by its calendar
     */
    public record Request(String number, Means means, Optional<Instant> at, Optional<String> country) {}

    /**
     * It is sent from then on, and its times run.
     *
     * @param listener hears all that would have kept it from being sent by this program: it cannot keep it from having been sent
     * @throws ServiceException when it is no draft, or was sent before it was drafted or later than now
     */
    public NoticeStatus sent(Actor actor, Request request, MessageListener listener) {
        actor.require(Permission.SEND);
        NoticeNumber number = NoticeNumber.parse(request.number());
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            SendNotice.located(session, number, request.country());
            NoticeHistory history = session.read(step -> step.history(number));
            NoticeStatus status = session.write(step -> {
                NoticeHistory now = step.again(history);
                Instant when = request.at().orElse(step.now());
                requirePossible(now.notice(), when, step.now());
                step.done(now, new NoticeEvent.SentByHand(request.means(), when, session.person()));
                Escalations.stored(
                        step,
                        step.again(now),
                        NoticeMails.draftedFor(now.notice()).orElse(""));
                return step.status(step.again(now));
            });
            warn(session, history, listener);
            if (AttachedIdentity.isSaidIn(
                    session.read(step -> NoticeMails.text(step.notices().files(history.notice()))), history)) {
                listener.message(
                        "its text says that a copy of the identity document is attached: make sure that it went with"
                                + " it");
            }
            session.read(step ->
                            RepeatingDrafts.told(step, history, history.notice().recipient()))
                    .forEach(listener::message);
            return status;
        }
    }

    /** Nothing was sent before it was written, or will have been. */
    private static void requirePossible(StoredNotice notice, Instant when, Instant now) {
        if (when.isAfter(now)) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s was not sent yet: you say %s, and it is %s".formatted(notice.number(), when, shown(now)));
        }
        if (when.isBefore(notice.createdAt())) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s was not sent before it was drafted: you say %s, and it was drafted at %s"
                            .formatted(notice.number(), when, shown(notice.createdAt())));
        }
    }

    private static Instant shown(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What is found out now, of what was sent then. */
    private void warn(NoticeSession session, NoticeHistory history, MessageListener listener) {
        MailAddress to = NoticeMails.usable(history.notice()).orElse(NoticeMails.NOBODY);
        SendingFacts.Found found = SendingFacts.of(session, settings, history, to, true);
        SendNotice.told(
                found,
                NoticeMachine.objections(history.state(), history.regime(), found.facts(), session.now()),
                line -> listener.message("warning: " + line));
    }
}
