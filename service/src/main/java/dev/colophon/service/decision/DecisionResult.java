package dev.colophon.service.decision;

import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.sightings.decision.DecisionState;
import java.util.List;
import java.util.Optional;

/**
 * What came of deciding, or of taking that back.
 *
 * @param state what was decided; empty when decisions were taken back
 * @param chosen how many sightings were meant
 * @param decided how many were decided, or are as they were before
 * @param toBeRetracted the notices that are out and claim what was decided otherwise now
 * @param batch by which those that were decided together can be taken back together
 */
public record DecisionResult(
        Optional<DecisionState> state,
        int chosen,
        int decided,
        List<NoticeNumber> toBeRetracted,
        Optional<String> batch) {

    public DecisionResult {
        toBeRetracted = List.copyOf(toBeRetracted);
    }

    /** How many stay as they were: the same was decided of them already, somebody else was quicker, or nothing was to be taken back. */
    public int unchanged() {
        return chosen - decided;
    }
}
