package dev.colophon.cases.file;

import dev.colophon.sightings.membership.CaseEvent;
import dev.colophon.sightings.membership.CaseEvent.Payload;
import java.util.List;
import java.util.Optional;

/**
 * What the events of a case add up to.
 *
 * @param outcome of one that is closed and was not merged
 * @param regime under which notices are made, once it is chosen
 * @param mergedInto the id of the case that all of it went to
 */
public record CaseState(
        Status status, Optional<CaseOutcome> outcome, Optional<RegimeChoice> regime, Optional<String> mergedInto) {

    /** Whether something may be done about it. */
    public enum Status {
        OPEN,
        CLOSED
    }

    /** A legal procedure, in the version that the case keeps. */
    public record RegimeChoice(String id, String version) {}

    /** Of a case that was just opened. */
    public static final CaseState NEW =
            new CaseState(Status.OPEN, Optional.empty(), Optional.empty(), Optional.empty());

    /** After all of these events. */
    public static CaseState of(List<CaseEvent> events) {
        CaseState state = NEW;
        for (CaseEvent event : events) {
            state = state.after(event);
        }
        return state;
    }

    /** After one more. */
    public CaseState after(CaseEvent event) {
        Payload payload = event.payload();
        return switch (event.what()) {
            case OPENED, JOINED, LEFT, SPLIT, NOTED -> this;
            case MERGED ->
                payload.detail(Payload.DIRECTION).filter(Payload.INTO::equals).isPresent()
                        ? new CaseState(Status.CLOSED, Optional.empty(), regime, payload.detail(Payload.CASE_ID))
                        : this;
            case REGIME_CHOSEN ->
                new CaseState(
                        status,
                        outcome,
                        Optional.of(new RegimeChoice(
                                payload.detail(Payload.REGIME).orElseThrow(),
                                payload.detail(Payload.REGIME_VERSION).orElseThrow())),
                        mergedInto);
            case CLOSED ->
                new CaseState(
                        Status.CLOSED, payload.detail(Payload.OUTCOME).map(CaseOutcome::valueOf), regime, mergedInto);
            case REOPENED -> new CaseState(Status.OPEN, Optional.empty(), regime, Optional.empty());
        };
    }

    public boolean isOpen() {
        return status == Status.OPEN;
    }
}
