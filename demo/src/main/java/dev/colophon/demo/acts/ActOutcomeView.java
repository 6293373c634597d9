package dev.colophon.demo.acts;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.removal.RemovalVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a copy; the schema is {@code act-outcome.schema.json}. */
public record ActOutcomeView(
        String host,
        String url,
        String work,
        String planted,
        @Nullable String notice,
        @Nullable String noNotice,
        int mails,
        List<String> answers,
        List<String> seen,
        @Nullable String phase,
        boolean asPlanted) {

    public static ActOutcomeView of(ActOutcome outcome) {
        return new ActOutcomeView(
                outcome.host().domain(),
                outcome.place(),
                outcome.host().copy().title(),
                outcome.host().words(),
                outcome.notice().orElse(null),
                outcome.notice().isPresent() ? null : outcome.why(),
                outcome.mails(),
                outcome.answers().stream().map(AnswerKind::word).toList(),
                outcome.seen().stream().map(RemovalVerdict::name).toList(),
                outcome.phase().map(NoticePhase::name).orElse(null),
                outcome.isAsPlanted());
    }
}
