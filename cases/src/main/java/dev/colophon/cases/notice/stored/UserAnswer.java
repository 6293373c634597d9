package dev.colophon.cases.notice.stored;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.notice.NoticeEvent.CounterReceived;
import dev.colophon.cases.regime.Regime;
import java.time.Instant;
import java.util.List;

/**
 * A counter-notice of the user.
 *
 * @param reachedOwner when it was taken down here
 * @param received what was taken down of it
 */
public record UserAnswer(Instant reachedOwner, CounterReceived received) {

    /** What the law asks of it, and what of it was there, as it was found when it was taken down. */
    public CounterCheck check(Regime regime) {
        List<CounterField> missing = received.missing();
        return new CounterCheck(regime.counter().required().stream()
                .map(required -> new CounterCheck.Field(
                        required.field(),
                        required.article(),
                        !missing.contains(required.field()),
                        received.said().contains(required.field())))
                .toList());
    }
}
