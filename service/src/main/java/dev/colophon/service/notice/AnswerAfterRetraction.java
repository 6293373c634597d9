package dev.colophon.service.notice;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.AnswerReading;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.evidence.messages.Message;
import java.time.Instant;
import java.util.Optional;

/** What an answer changes that comes after the notice was retracted. */
public final class AnswerAfterRetraction {

    private AnswerAfterRetraction() {}

    /** In a sentence; empty of a notice that is not retracted. */
    public static Optional<Message> of(NoticeHistory history, AnswerKind kind) {
        return history.state().phase() == NoticePhase.RETRACTED
                ? Optional.of(sentence(history.notice().number(), kind))
                : Optional.empty();
    }

    /** What the last answer asks of a person that came since the retraction; empty where none did, or nothing is left to do. */
    static Optional<Message> open(NoticeHistory history) {
        Optional<Instant> retracted = history.state().phase() == NoticePhase.RETRACTED
                ? history.entered(NoticePhase.RETRACTED)
                : Optional.empty();
        return retracted.flatMap(since -> history.counting().stream()
                .filter(stored -> !stored.at().isBefore(since))
                .flatMap(stored -> AnswerReading.kind(stored.event()).stream())
                .reduce((_, last) -> last)
                .filter(kind -> kind != AnswerKind.ACKNOWLEDGEMENT)
                .flatMap(kind -> of(history, kind)));
    }

    private static Message sentence(NoticeNumber number, AnswerKind kind) {
        return Message.of("notice.after-retraction." + kind, number.toString());
    }
}
