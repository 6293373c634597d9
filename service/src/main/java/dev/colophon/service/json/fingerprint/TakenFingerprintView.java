package dev.colophon.service.json.fingerprint;

import dev.colophon.fingerprint.Medium;
import dev.colophon.service.fingerprint.TakenFingerprint;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What came of taking the fingerprint of a file; the schema is {@code taken-fingerprint.schema.json}. */
public record TakenFingerprintView(
        String file,
        @Nullable String fingerprint,
        @Nullable Long bytes,
        @Nullable List<Medium> media,
        @Nullable Long durationMs,
        @Nullable Integer files,
        @Nullable Integer unread,
        @Nullable Boolean holdsText,
        @Nullable String reason) {

    /** One that was written there. */
    public static TakenFingerprintView of(TakenFingerprint.Taken taken, Path written) {
        OptionalLong millis = taken.durationMillis();
        return new TakenFingerprintView(
                taken.file().toString(),
                written.toString(),
                taken.bytes(),
                taken.media(),
                millis.isPresent() ? (Long) millis.getAsLong() : null,
                taken.files(),
                taken.unread(),
                taken.holdsText(),
                taken.partial().map("PARTIAL: "::concat).orElse(null));
    }

    /** One that was not. */
    public static TakenFingerprintView of(TakenFingerprint.NotTaken not) {
        return new TakenFingerprintView(
                not.file().toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                not.why().reason() + ": " + not.why().detail());
    }
}
