package dev.colophon.service.notice;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.AnswerReading;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import java.time.Instant;
import java.util.Optional;

/** What an answer changes that comes after the notice was retracted. */
public final class AnswerAfterRetraction {

    private AnswerAfterRetraction() {}

    /** In a sentence; empty of a notice that is not retracted. */
    public static Optional<String> of(NoticeHistory history, AnswerKind kind) {
        return history.state().phase() == NoticePhase.RETRACTED
                ? Optional.of(sentence(history.notice().number(), kind))
                : Optional.empty();
    }

    /** What the last answer asks of a person that came since the retraction; empty where none did, or nothing is left to do. */
    static Optional<String> open(NoticeHistory history) {
        Optional<Instant> retracted = history.entered(NoticePhase.RETRACTED);
        return retracted.flatMap(since -> history.counting().stream()
                .filter(stored -> !stored.at().isBefore(since))
                .flatMap(stored -> AnswerReading.kind(stored.event()).stream())
                .reduce((_, last) -> last)
                .filter(kind -> kind != AnswerKind.ACKNOWLEDGEMENT)
                .flatMap(kind -> of(history, kind)));
    }

    private static String sentence(NoticeNumber number, AnswerKind kind) {
        return switch (kind) {
            case RESTORED ->
                "the retraction has had its effect: the recipient says that the content is available again; `colophon notice close %s --as restored` ends it"
                        .formatted(number);
            case REMOVED ->
                "the content is said to be removed, by a notice that is retracted: ask the recipient to restore it, and send the letter again that takes the notice back (`colophon notice show %s --files FOLDER` writes it out)"
                        .formatted(number);
            case BOUNCE ->
                "something came back of it: if that is the letter that takes the notice back, the recipient does not know of it; `colophon notice show %s --files FOLDER` writes it out for another way"
                        .formatted(number);
            case COUNTER_NOTICE ->
                "the user contests a notice that is retracted: no time begins, and whoever removed the content has been asked to restore it";
            case ACKNOWLEDGEMENT, OTHER -> "the notice stays retracted, and nothing else changes";
        };
    }
}
