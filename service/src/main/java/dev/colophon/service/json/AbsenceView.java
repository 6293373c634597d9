package dev.colophon.service.json;

import dev.colophon.sightings.Observation;
import dev.colophon.sightings.history.PastAbsence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and by what a copy was found gone.
 *
 * @param lastSeen at a look that saw it; said where it has just gone
 * @param status of HTTP
 * @param sha256 of what stood there instead
 * @param replaced whether other bytes stood there; said of the past
 * @param backAt when it was seen again
 */
public record AbsenceView(
        @Nullable Instant lastSeen,
        Instant foundAt,
        Observation.Outcome outcome,
        @Nullable Integer status,
        @Nullable String cause,
        @Nullable String sha256,
        @Nullable Boolean replaced,
        @Nullable Instant backAt) {

    static AbsenceView of(Instant lastSeen, Observation look) {
        return of(lastSeen, look, null, null);
    }

    static AbsenceView of(PastAbsence past) {
        return of(null, past.found(), past.replaced(), past.back().orElse(null));
    }

    private static AbsenceView of(
            @Nullable Instant lastSeen, Observation look, @Nullable Boolean replaced, @Nullable Instant backAt) {
        return new AbsenceView(
                lastSeen,
                look.at(),
                look.outcome(),
                PlaceLookView.status(look),
                look.cause().orElse(null),
                look.content().orElse(null),
                replaced,
                backAt);
    }
}
