package dev.colophon.service.json;

import dev.colophon.service.home.RestoreHome;
import java.time.Instant;

/** A home that was restored; the schema is {@code restored.schema.json}. */
public record RestoredView(String home, int files, Instant created, int schema, boolean database) {

    public static RestoredView of(RestoreHome.Restored restored) {
        return new RestoredView(
                restored.home().toString(),
                restored.files(),
                restored.created(),
                restored.schema(),
                restored.withDatabase());
    }
}
