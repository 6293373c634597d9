package dev.colophon.service.json.removal;

import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.service.removal.ListLooks.PlannedLook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A copy that is looked for again and again; the schema is {@code planned-look.schema.json}. */
public record PlannedLookView(
        String sighting,
        String url,
        String work,
        Instant due,
        @Nullable String parked,
        @Nullable Instant last,
        @Nullable RemovalVerdict verdict,
        @Nullable String reason) {

    public static PlannedLookView of(PlannedLook planned) {
        return new PlannedLookView(
                planned.sighting().id(),
                planned.sighting().place(),
                planned.sighting().work().title(),
                planned.due(),
                planned.parked().orElse(null),
                planned.last().map(look -> look.at()).orElse(null),
                planned.last().map(look -> look.finding().verdict()).orElse(null),
                planned.last().map(look -> look.finding().reason()).orElse(null));
    }
}
