package dev.colophon.demo.acts;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.removal.RemovalVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a copy, because of how its host was planted.
 *
 * @param mails how many its host's mail server takes: notice and retraction
 * @param answers what comes back, in the order of time
 * @param seen what looks see of the copy, in the order of time; what is seen again is in it once
 * @param phase of its notice in the end; empty: there is none
 */
public record Expectation(int mails, List<AnswerKind> answers, List<RemovalVerdict> seen, Optional<NoticePhase> phase) {

    public Expectation {
        answers = List.copyOf(answers);
        seen = List.copyOf(seen);
    }
}
