package dev.colophon.service.comparison;

import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.sightings.signal.LicenceSignals;
import dev.colophon.sightings.signal.StoredSignal;
import dev.colophon.store.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what licenses sightings that are taken for copies without a licence. */
public final class FindLicences {

    private final Settings settings;

    public FindLicences(Settings settings) {
        this.settings = settings;
    }

    /** The licences that cover what is confirmed, or decided by nobody, in words by the ids of sightings; what is covered alone. */
    public Map<String, String> covering(Collection<StoredSighting> sightings) {
        List<String> ids = sightings.stream()
                .filter(sighting -> sighting.decisionState() == DecisionState.CONFIRMED
                        || DecisionState.undecided().contains(sighting.decisionState()))
                .map(StoredSighting::id)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        try (Database database = HomeDatabase.stored(settings)) {
            return database.read(dsl -> LicenceRules.covering(dsl, ids));
        }
    }

    /** What was said of licences for those of which nobody has decided, their pages and their sites, by the ids of sightings. */
    public Map<String, List<StoredSignal>> said(Collection<StoredSighting> sightings) {
        List<StoredSighting> undecided = sightings.stream()
                .filter(sighting -> DecisionState.undecided().contains(sighting.decisionState()))
                .toList();
        if (undecided.isEmpty()) {
            return Map.of();
        }
        try (Database database = HomeDatabase.stored(settings)) {
            List<List<StoredSignal>> signals = new LicenceSignals(database)
                    .of(undecided.stream()
                            .map(sighting -> new LicenceSignals.Stand(
                                    sighting.place(),
                                    sighting.content().content().sha256(),
                                    sighting.pages().stream()
                                            .map(Appearance::page)
                                            .toList()))
                            .toList());
            Map<String, List<StoredSignal>> said = new HashMap<>();
            for (int i = 0; i < undecided.size(); i++) {
                said.put(undecided.get(i).id(), signals.get(i));
            }
            return said;
        }
    }
}
