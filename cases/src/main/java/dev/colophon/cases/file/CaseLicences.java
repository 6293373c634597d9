package dev.colophon.cases.file;

import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.sightings.signal.LicenceSignals;
import dev.colophon.sightings.signal.LicenceSignals.Copy;
import dev.colophon.sightings.signal.StoredSignal;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * By what sightings are licensed, or may be.
 *
 * @param covering licences that cover them now, in words, by the ids of sightings
 * @param saidSince what may license them and was said after a person had decided, by the ids of sightings
 */
public record CaseLicences(Map<String, String> covering, Map<String, StoredSignal> saidSince) {

    public CaseLicences {
        covering = Map.copyOf(covering);
        saidSince = Map.copyOf(saidSince);
    }

    /** Of these sightings, as it is now. */
    public static CaseLicences of(DSLContext dsl, Collection<StoredSighting> sightings) {
        Map<Copy, List<StoredSignal>> said = LicenceSignals.licensing(
                dsl, sightings.stream().map(CaseLicences::copy).toList());
        Map<String, StoredSignal> since = new HashMap<>();
        for (StoredSighting sighting : sightings) {
            said.getOrDefault(copy(sighting), List.of()).stream()
                    .filter(signal -> isSince(signal, sighting))
                    .findFirst()
                    .ifPresent(signal -> since.put(sighting.id(), signal));
        }
        return new CaseLicences(
                LicenceRules.covering(
                        dsl, sightings.stream().map(StoredSighting::id).toList()),
                since);
    }

    private static Copy copy(StoredSighting sighting) {
        return new Copy(
                PlaceKey.of(Sanitiser.clean(sighting.place())),
                sighting.content().content().sha256());
    }

    /** What rules confirmed, rules hold as well. */
    private static boolean isSince(StoredSignal signal, StoredSighting sighting) {
        return sighting.decision()
                .filter(decision ->
                        decision.by().isPresent() && !signal.firstSeen().isBefore(decision.at()))
                .isPresent();
    }

    /** Why a sighting may be licensed; empty when nothing says so. */
    Optional<String> words(StoredSighting sighting) {
        return Optional.ofNullable(covering.get(sighting.id()))
                .map("a licence covers it: %s"::formatted)
                .or(() -> Optional.ofNullable(saidSince.get(sighting.id()))
                        .map(signal ->
                                "%s says what may license it, and nobody has decided it since: `colophon show` tells, then decide it again"
                                        .formatted(signal.signal().saidOn())));
    }
}
