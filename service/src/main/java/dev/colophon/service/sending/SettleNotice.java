package dev.colophon.service.sending;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.By;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.notice.NoticeUpkeep;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;

/** Takes down what a person found out at their mail server about a mail of which nobody knew whether it left. */
public final class SettleNotice {

    private final Settings settings;
    private final InstantSource clock;

    public SettleNotice(Settings settings) {
        this(settings, InstantSource.system());
    }

    public SettleNotice(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * It left, or it did not; then it waits again, and can be undone.
     *
     * @param number as a person writes it
     * @param left what the person found
     * @param listener hears what broke off meanwhile
     * @throws ServiceException when it is known
     */
    public NoticeStatus settle(Actor actor, String number, boolean left, MessageListener listener) {
        actor.require(Permission.SEND);
        NoticeNumber meant = NoticeNumber.parse(number);
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            new NoticeUpkeep(session, listener).run(settings.home());
            return session.write(step -> {
                NoticeHistory history = step.history(meant);
                OutboxMail mail = step.outbox().of(history.notice()).stream()
                        .filter(one -> one.state() == OutboxMail.State.UNKNOWN)
                        .findFirst()
                        .orElseThrow(() -> new ServiceException(
                                Category.REFUSED,
                                "of every mail of %s it is known what became of it: `colophon notice status %1$s` says what"
                                        .formatted(meant)));
                settle(step, mail, left);
                if (mail.kind() == OutboxMail.Kind.NOTICE) {
                    happened(step, history, mail, left);
                }
                if (left) {
                    MailHandover.arrived(step, mail);
                }
                return step.status(step.again(history));
            });
        }
    }

    private static void happened(NoticeSession.Step step, NoticeHistory history, OutboxMail mail, boolean left) {
        By person = step.session().person();
        NoticePhase phase = history.state().phase();
        if (phase == NoticePhase.DELIVERY_UNKNOWN) {
            step.done(history, new NoticeEvent.DeliverySettled(left, person));
        } else if (phase == NoticePhase.HELD && left) {
            // This home was restored from a backup, and has not seen it leave.
            step.done(history, new NoticeEvent.HeldBack());
            Instant due = mail.due().isBefore(step.now()) ? mail.due() : step.now();
            step.done(step.again(history), new NoticeEvent.SentByHand(NoticeEvent.Means.MAIL, due, person));
        } else if (phase != NoticePhase.HELD && !left) {
            // It was answered or retracted meanwhile: what did not leave then does not leave now.
            step.outbox().withdraw(history.notice(), step.now());
        }
    }

    private static void settle(NoticeSession.Step step, OutboxMail mail, boolean left) {
        if (left) {
            step.outbox().end(mail, OutboxMail.State.ACCEPTED, step.now(), "a person found that it left");
        } else {
            step.outbox()
                    .again(
                            mail,
                            step.now().plus(SendNotice.LEAST_HOLD),
                            step.now(),
                            "a person found that it did not leave");
        }
    }
}
