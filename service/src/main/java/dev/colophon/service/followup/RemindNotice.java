package dev.colophon.service.followup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.PlainDocument;
import dev.colophon.cases.notice.NoticeClocks;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.regime.Regime;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.notice.NoticeUpkeep;
import dev.colophon.service.notice.Silence;
import dev.colophon.service.sending.NoticeMails;
import dev.colophon.service.sending.SendNotice;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recalls a notice to a recipient who has not answered in time: once for each time that has run out, in the thread of the notice. */
public final class RemindNotice {

    private final Settings settings;
    private final InstantSource clock;

    public RemindNotice(Settings settings) {
        this(settings, InstantSource.system());
    }

    /** @param clock by which the recipient is late */
    public RemindNotice(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param letter the text, a file of the notice
     * @param leaves by mail, not before; empty: no mail address is known, or no sender is set, and a person sends it
     */
    public record Reminded(NoticeStatus status, String letter, Optional<Instant> leaves) {}

    /**
     * Writes the reminder, which can be undone for {@link SendNotice#LEAST_HOLD}; nothing has left on return.
     *
     * @param number as a person writes it
     * @param listener hears all that stands against it, and what lifts that
     * @throws ServiceException when nobody is late, they were reminded, or something stands against it
     */
    public Reminded remind(Actor actor, String number, MessageListener listener) {
        actor.require(Permission.SEND);
        NoticeNumber meant = NoticeNumber.parse(number);
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            new NoticeUpkeep(session, listener).run(settings.home());
            NoticeHistory history = session.read(step -> step.history(meant));
            Silence silence = silence(session.read(step -> step.status(history)));
            ReminderCheck check = checked(ReminderCheck.of(session, settings, history), history, listener);
            Optional<MailAddress> to = check.to();
            boolean mailed = to.isPresent() && settings.mail().from().isPresent();
            Optional<NoticeMails> writer = mailed ? Optional.of(NoticeMails.of(settings)) : Optional.empty();
            return session.write(step -> {
                NoticeHistory now = step.again(history);
                silence(step.status(now)); // somebody else may have been quicker
                step.done(
                        now,
                        new NoticeEvent.Reminded(silence.clock().id()),
                        check.found().facts());
                NoticeDocument letter =
                        FollowUpLetters.reminder(step, now, silence.clock().article());
                step.outbox().addFile(now.notice(), file(now, letter), step.ids());
                Optional<Instant> leaves = writer.map(mail -> {
                    Instant due = step.now().plus(SendNotice.LEAST_HOLD);
                    step.outbox()
                            .add(
                                    now.notice(),
                                    OutboxMail.Kind.REMINDER,
                                    mail.letter(step, now, to.orElseThrow(), check.notice(), letter, List.of()),
                                    due,
                                    actor.name(),
                                    step.ids());
                    return due;
                });
                return new Reminded(step.status(step.again(now)), PlainDocument.of(letter), leaves);
            });
        }
    }

    private static NoticeFile file(NoticeHistory history, NoticeDocument letter) {
        return new NoticeFile(
                "reminder-%d.txt".formatted(history.last() + 1),
                "text/plain",
                PlainDocument.of(letter).getBytes(UTF_8));
    }

    /** What there is to recall, which the recipient was not reminded of. */
    private static Silence silence(NoticeStatus status) {
        Silence silence = status.silence()
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED,
                        Message.of(
                                "refusal.remind.not-silent",
                                status.notice().number(),
                                Message.of(
                                        "notice.phase." + status.state().phase().name()),
                                late(status))));
        silence.reminded().ifPresent(at -> {
            throw new ServiceException(
                    Category.REFUSED,
                    Message.of("refusal.remind.once", status.notice().number(), at));
        });
        return silence;
    }

    /** From when on they are late; nothing where nobody waits for an answer. */
    private static Message late(NoticeStatus status) {
        return status.clocks().stream()
                .filter(clock -> clock.rule().onExpiry() == Regime.ClockExpiry.SILENT)
                .flatMap(clock -> clock.due() instanceof NoticeClocks.Due.At at ? Stream.of(at.at()) : Stream.empty())
                .min(Comparator.naturalOrder())
                .map(at -> Message.of(
                        "refusal.remind.from",
                        at.toInstant().truncatedTo(ChronoUnit.SECONDS).toString()))
                .orElseGet(Message::none);
    }

    private static ReminderCheck checked(ReminderCheck check, NoticeHistory history, MessageListener listener) {
        SendNotice.told(check.found(), check.refusals(), listener);
        if (!check.refusals().isEmpty()) {
            throw new ServiceException(
                    Category.REFUSED,
                    Message.of(
                            "refusal.remind.not",
                            history.notice().number(),
                            check.refusals().getFirst().why()));
        }
        return check;
    }
}
