package dev.colophon.service.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.colophon.service.evidence.KeptBundle;

/** A bundle of a home; the schema is {@code kept-bundle.schema.json}. */
public record KeptBundleView(
        String bundle, @JsonProperty("case") String caseId, int number, State state, boolean report) {

    /** Of its time. */
    public enum State {
        /** An authority has said when. */
        STAMPED,
        /** None has yet. */
        TIME_PENDING
    }

    public static KeptBundleView of(KeptBundle kept) {
        return new KeptBundleView(
                kept.wacz().toString(),
                kept.caseId(),
                kept.number(),
                kept.stamped() ? State.STAMPED : State.TIME_PENDING,
                kept.reported());
    }
}
