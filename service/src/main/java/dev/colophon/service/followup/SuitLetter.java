package dev.colophon.service.followup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.PlainDocument;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.service.followup.TellOfSuit.Told;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeSession.Step;
import dev.colophon.service.sending.NoticeMails;
import dev.colophon.service.sending.SendNotice;
import java.time.Instant;
import java.util.Optional;

/** The letter that tells a recipient of a suit, as it is taken down. */
final class SuitLetter {

    private SuitLetter() {}

    /** Whoever has to send it themselves reads it first; that it was sent, they say afterwards. */
    static Told unsent(Step step, NoticeHistory history, NoticeEvent.SuitFiled filed) {
        if (history.apply(filed, NoticeFacts.ofCalendar(history.calendar()), step.now()) instanceof Refused refused) {
            throw NoticeSession.refused(history, refused);
        }
        return new Told(
                step.status(history),
                PlainDocument.of(FollowUpLetters.suit(step, history, filed)),
                Optional.empty(),
                false);
    }

    /**
     * Takes it down, and writes the mail where there is one.
     *
     * @param byHand whether the recipient was told already
     */
    static Told told(
            Step step,
            NoticeHistory history,
            NoticeEvent.SuitFiled filed,
            SuitPapers papers,
            boolean byHand,
            Optional<Mailing> mailing) {
        long number = history.last() + 1;
        step.done(history, filed);
        NoticeDocument letter = FollowUpLetters.suit(step, history, filed);
        papers.added().ifPresent(file -> step.outbox().addFile(history.notice(), file, step.ids()));
        step.outbox()
                .addFile(
                        history.notice(),
                        new NoticeFile(
                                "suit-%d.txt".formatted(number),
                                "text/plain",
                                PlainDocument.of(letter).getBytes(UTF_8)),
                        step.ids());
        if (byHand) {
            step.done(step.again(history), new NoticeEvent.SuitProved(filed.kind(), filed.copies()));
        }
        Instant due = step.now().plus(SendNotice.LEAST_HOLD);
        Optional<Instant> leaves = mailing.map(mail -> {
            step.outbox()
                    .add(
                            history.notice(),
                            OutboxMail.Kind.SUIT,
                            mail.writer()
                                    .letter(
                                            step,
                                            history,
                                            mail.to(),
                                            mail.notice(),
                                            letter,
                                            papers.shown().stream().toList()),
                            due,
                            step.session().actor().name(),
                            step.ids());
            return due;
        });
        return new Told(step.status(step.again(history)), PlainDocument.of(letter), leaves, true);
    }

    /**
     * How it leaves.
     *
     * @param notice the mail that it follows, where there is one
     */
    record Mailing(NoticeMails writer, MailAddress to, Optional<OutboxMail> notice) {}
}
