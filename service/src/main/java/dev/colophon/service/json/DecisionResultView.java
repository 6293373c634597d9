package dev.colophon.service.json;

import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.service.decision.DecisionResult;
import dev.colophon.sightings.decision.DecisionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of deciding sightings, or of taking that back; the schema is {@code decision-result.schema.json}. */
public record DecisionResultView(
        @Nullable DecisionState state,
        boolean undone,
        int chosen,
        int decided,
        int unchanged,
        @Nullable List<String> toBeRetracted,
        @Nullable String batch) {

    public static DecisionResultView of(DecisionResult result) {
        return new DecisionResultView(
                result.state().orElse(null),
                result.state().isEmpty(),
                result.chosen(),
                result.decided(),
                result.unchanged(),
                result.toBeRetracted().isEmpty()
                        ? null
                        : result.toBeRetracted().stream()
                                .map(NoticeNumber::toString)
                                .toList(),
                result.batch().orElse(null));
    }
}
