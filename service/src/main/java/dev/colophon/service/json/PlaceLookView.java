package dev.colophon.service.json;

import dev.colophon.sightings.Observation;
import dev.colophon.sightings.history.PastLook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A look at a place; the schema is {@code place-look.schema.json}. */
public record PlaceLookView(
        String look,
        String place,
        Instant at,
        PastLook.Meaning meaning,
        Observation.Outcome outcome,
        @Nullable Integer status,
        @Nullable String sha256,
        @Nullable String cause,
        @Nullable String vantage,
        @Nullable List<String> works) {

    /**
     * One look at a place.
     *
     * @param place its URI
     */
    public static PlaceLookView of(String place, PastLook seen) {
        Observation look = seen.look();
        return new PlaceLookView(
                look.id(),
                place,
                look.at(),
                seen.meaning(),
                look.outcome(),
                status(look),
                look.content().orElse(null),
                look.cause().orElse(null),
                look.vantage().orElse(null),
                seen.works().isEmpty() ? null : seen.works());
    }

    /** The status of HTTP of a look that had an answer. */
    static @Nullable Integer status(Observation look) {
        return look.status().isPresent() ? (Integer) look.status().getAsInt() : null;
    }
}
