package dev.colophon.service.json;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.sightings.signal.StoredSignal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody says of licences, in {@code stored-sighting.schema.json} and {@code work-files.schema.json}. */
public record LicenceSignalView(
        LicenceSignal.Standard standard,
        LicenceSignal.Scope scope,
        LicenceSignal.Effect effect,
        String statement,
        @Nullable String terms,
        LicenceSignal.Speaker speaker,
        LicenceSignal.Proof proof,
        String saidOn,
        String locator,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant ended) {

    public static LicenceSignalView of(StoredSignal stored) {
        LicenceSignal signal = stored.signal();
        return new LicenceSignalView(
                signal.standard(),
                signal.scope(),
                signal.effect(),
                signal.statement(),
                signal.terms().orElse(null),
                signal.speaker(),
                signal.proof(),
                signal.saidOn(),
                signal.locator(),
                stored.firstSeen(),
                stored.lastSeen(),
                stored.ended().orElse(null));
    }
}
