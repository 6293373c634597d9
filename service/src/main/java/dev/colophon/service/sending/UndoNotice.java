package dev.colophon.service.sending;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Holds back a notice that was let go, or a reminder of one, or a mail that tells of a suit, and that has not left. */
public final class UndoNotice {

    private final Settings settings;
    private final InstantSource clock;

    public UndoNotice(Settings settings) {
        this(settings, InstantSource.system());
    }

    public UndoNotice(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * It is a draft again; of a reminder that has not left nobody was reminded, and of a suit nobody was told.
     *
     * @param number as a person writes it
     * @throws ServiceException when it is too late, or it was not let go
     */
    public NoticeStatus undo(Actor actor, String number) {
        actor.require(Permission.SEND);
        NoticeNumber meant = NoticeNumber.parse(number);
        try (Database database = HomeDatabase.stored(settings)) {
            return NoticeSession.of(database, actor, settings, clock).write(step -> {
                NoticeHistory history = step.history(meant);
                NoticePhase phase = history.state().phase();
                List<OutboxMail> letters = step.outbox().of(history.notice()).stream()
                        .filter(mail -> mail.state() == OutboxMail.State.WAITING
                                && (mail.kind() == OutboxMail.Kind.REMINDER || mail.kind() == OutboxMail.Kind.SUIT))
                        .toList();
                if (!letters.isEmpty()) {
                    letters.forEach(mail -> step.outbox().withdraw(mail, step.now()));
                    return step.status(history);
                }
                if (phase != NoticePhase.HELD) {
                    withdrawn(step.outbox().of(history.notice())).ifPresent(letter -> {
                        throw new ServiceException(
                                Category.REFUSED,
                                letter.kind() == OutboxMail.Kind.SUIT
                                        ? Message.of("refusal.undo.suit-kept", meant)
                                        : Message.of("refusal.undo.reminder-kept", meant));
                    });
                    throw new ServiceException(
                            Category.REFUSED,
                            history.state().mayHaveLeft()
                                    ? Message.of("refusal.undo.left", meant)
                                    : phase == NoticePhase.DRAFTED
                                            ? Message.of("refusal.undo.draft", meant)
                                            : Message.of(
                                                    "refusal.undo.nothing",
                                                    meant,
                                                    Message.of("notice.phase." + phase.name())));
                }
                step.done(history, new NoticeEvent.HeldBack());
                step.outbox().withdraw(history.notice(), step.now());
                return step.status(step.again(history));
            });
        }
    }

    /** A letter that was kept back, when it was the last of a notice: whoever keeps it twice does not mean the notice. */
    private static Optional<OutboxMail> withdrawn(List<OutboxMail> mails) {
        return mails.stream()
                .reduce((_, last) -> last)
                .filter(mail -> mail.state() == OutboxMail.State.WITHDRAWN
                        && (mail.kind() == OutboxMail.Kind.REMINDER || mail.kind() == OutboxMail.Kind.SUIT));
    }
}
