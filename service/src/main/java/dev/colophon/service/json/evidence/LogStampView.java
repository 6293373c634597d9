package dev.colophon.service.json.evidence;

import dev.colophon.cases.home.StampedCheckpoints;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of having the log stamped; the schema is {@code log-stamp.schema.json}. */
public record LogStampView(
        long size, @Nullable String authority, @Nullable Instant time, List<String> silent) {

    public static LogStampView of(StampedCheckpoints.Outcome outcome) {
        return new LogStampView(
                outcome.size(), outcome.authority().orElse(null), outcome.time().orElse(null), outcome.silent());
    }
}
