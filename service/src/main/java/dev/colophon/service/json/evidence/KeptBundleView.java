package dev.colophon.service.json.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.colophon.service.evidence.KeptBundle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bundle of a home; the schema is {@code kept-bundle.schema.json}. */
public record KeptBundleView(
        String bundle,
        @JsonProperty("case") String caseId,
        int number,
        State state,
        boolean report,
        List<String> missing,
        @Nullable String fault) {

    /** How far it is. */
    public enum State {
        /** An authority has said when. */
        STAMPED,
        /** None has yet. */
        TIME_PENDING,
        /** Files of it are not there. */
        INCOMPLETE,
        /** Its container is not there, or cannot be read. */
        DAMAGED
    }

    public static KeptBundleView of(KeptBundle kept) {
        return new KeptBundleView(
                kept.wacz().toString(),
                kept.caseId(),
                kept.number(),
                state(kept),
                kept.reported(),
                kept.missing(),
                kept.fault().orElse(null));
    }

    private static State state(KeptBundle kept) {
        if (kept.fault().isPresent()) {
            return State.DAMAGED;
        }
        if (!kept.missing().isEmpty()) {
            return State.INCOMPLETE;
        }
        return kept.stamped() ? State.STAMPED : State.TIME_PENDING;
    }
}
