package dev.colophon.service.followup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.PlainDocument;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.outbox.OutboxMail.Kind;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeSession.Step;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.sending.NoticeMails;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes back a notice that has left, or may have, and asks the recipient to restore what went because of it. */
public final class RetractNotice {

    private static final int LONGEST_REASON = 2_000;

    private final Settings settings;
    private final InstantSource clock;

    public RetractNotice(Settings settings) {
        this(settings, InstantSource.system());
    }

    public RetractNotice(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param number as a person writes it
     * @param reason which the recipient is told
     * @param to the mail address that the retraction goes to; empty: where the notice went, or for which it was drafted
     */
    public record Request(String number, String reason, Optional<String> to) {}

    /**
     * What came of it.
     *
     * @param letter the text by which it is taken back, a file of the notice
     * @param mailed whether it waits to leave by mail; else a person sends it
     * @param standing other notices about the same copies that have left, or may have, and that nobody has taken back
     * @param sisters other notices about the same works of the same rightsholder that may fall for the same reason; what of them was
     *     about to leave was held back
     */
    public record Retracted(
            NoticeStatus status,
            String letter,
            boolean mailed,
            List<NoticeStatus> standing,
            List<NoticeStatus> sisters) {

        public Retracted {
            standing = List.copyOf(standing);
            sisters = List.copyOf(sisters);
        }
    }

    /**
     * It is retracted from now on, whether or not the mail that says so leaves at once.
     *
     * @throws ServiceException when nothing of it has left, or it is retracted already
     */
    public Retracted retract(Actor actor, Request request) {
        actor.require(Permission.SEND);
        NoticeNumber number = NoticeNumber.parse(request.number());
        String reason = reason(request.reason());
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            NoticeHistory before = session.read(step -> step.history(number));
            List<OutboxMail> earlier = session.read(step -> step.outbox().of(before.notice()));
            Optional<OutboxMail> notice = NoticeMails.first(earlier);
            Optional<MailAddress> to = request.to()
                    .map(NoticeMails::address)
                    .or(() -> notice.map(OutboxMail::to))
                    .or(() -> NoticeMails.usable(before.notice()));
            boolean mailed = to.isPresent() && settings.mail().from().isPresent();
            Optional<NoticeMails> mails = mailed ? Optional.of(NoticeMails.of(settings)) : Optional.empty();
            return session.write(step -> {
                NoticeHistory history = step.again(before);
                step.done(history, new NoticeEvent.Retracted(reason, session.person()));
                step.outbox()
                        .withdraw(history.notice(), step.now()); // a reminder that waits recalls what stands no more
                NoticeDocument letter = FollowUpLetters.retraction(step, history, reason, standing(step, history));
                List<NoticeFile> acns = FollowUpLetters.acnsRetraction(step, history, reason);
                acns.forEach(file -> step.outbox().addFile(history.notice(), file, step.ids()));
                step.outbox()
                        .addFile(
                                history.notice(),
                                new NoticeFile(
                                        "retraction-%d.txt".formatted(history.last() + 1),
                                        "text/plain",
                                        PlainDocument.of(letter).getBytes(UTF_8)),
                                step.ids());
                mails.ifPresent(writer -> step.outbox()
                        .add(
                                history.notice(),
                                Kind.RETRACTION,
                                writer.letter(step, history, to.orElseThrow(), notice, letter, acns),
                                step.now(),
                                actor.name(),
                                step.ids()));
                List<NoticeStatus> sisters = sisters(step, history);
                return new Retracted(
                        step.status(step.again(history)),
                        PlainDocument.of(letter),
                        mailed,
                        standing(step, history).stream().map(step::status).toList(),
                        sisters);
            });
        }
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > LONGEST_REASON) {
            throw new ServiceException(
                    Category.USAGE,
                    text.isBlank()
                            ? "the reason is blank: the recipient is told why"
                            : "the reason is longer than %,d characters".formatted(LONGEST_REASON));
        }
        return WrittenText.lines("reason", text, LONGEST_REASON);
    }

    /** What asks the same of somebody still. */
    private static List<NoticeHistory> standing(Step step, NoticeHistory history) {
        return step.notices().namingTheSame(history.notice()).stream()
                .map(step.reading()::history)
                .filter(other -> other.state().mayHaveLeft()
                        && (other.state().phase().stands() || other.isIn(NoticePhase.REMOVED_VERIFIED)))
                .toList();
    }

    /** What is about to leave is held back; the rest is listed. */
    private static List<NoticeStatus> sisters(Step step, NoticeHistory history) {
        return step.notices().sisters(history.notice()).stream()
                .map(step.reading()::history)
                .filter(sister -> !sister.state().phase().isOver())
                .map(sister -> {
                    if (sister.state().phase() == NoticePhase.HELD) {
                        step.done(sister, new NoticeEvent.HeldBack());
                        step.outbox().withdraw(sister.notice(), step.now());
                    }
                    return step.status(step.again(sister));
                })
                .toList();
    }
}
