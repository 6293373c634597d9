package dev.colophon.service.json.licence;

import dev.colophon.registry.licence.Licence;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The licence that a sighting rests on, in {@code stored-sighting.schema.json}. */
public record GrantView(
        String licence,
        String licensor,
        String licensee,
        String territories,
        @Nullable String from,
        @Nullable String to) {

    public static GrantView of(Licence licence) {
        return new GrantView(
                licence.id(),
                licence.licensor().name(),
                licence.licensee().toString(),
                licence.territories().toString(),
                licence.dates().first().map(LocalDate::toString).orElse(null),
                licence.dates().last().map(LocalDate::toString).orElse(null));
    }
}
