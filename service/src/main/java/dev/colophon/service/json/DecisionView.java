package dev.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.exception.ExceptionJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One decision of a sighting, in {@code stored-sighting.schema.json}. */
public record DecisionView(
        String decision,
        DecisionState state,
        String reason,
        @Nullable String by,
        Instant at,
        @Nullable String batch,
        @Nullable String undoes,
        @Nullable JsonNode exception) {

    public static DecisionView of(Decision decision) {
        return new DecisionView(
                decision.id(),
                decision.state(),
                decision.reason(),
                decision.by().orElse(null),
                decision.at(),
                decision.batch().orElse(null),
                decision.undoes().orElse(null),
                decision.exception().map(ExceptionJson::show).orElse(null));
    }
}
