package dev.colophon.service.catalogue;

import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.service.contest.WorkContests;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.history.PastAbsence;
import dev.colophon.sightings.signal.StoredSignal;
import java.util.List;
import java.util.Map;

/** What has an id that a person may name. */
public sealed interface CatalogueItem {

    /**
     * A work with what is said of it and its files.
     *
     * @param merged ids of works that were merged into it
     * @param contests what it shares with works of other owners
     * @param policies in force of those who hold it
     * @param signals what its files say of themselves, by the SHA-256 of each
     */
    record OfWork(
            Work work,
            DescriptiveMetadata metadata,
            List<Reference> references,
            List<String> merged,
            WorkContests contests,
            List<ArmedPolicy> policies,
            Map<String, List<StoredSignal>> signals)
            implements CatalogueItem {

        public OfWork {
            merged = List.copyOf(merged);
            references = List.copyOf(references);
            policies = List.copyOf(policies);
            signals = Map.copyOf(signals);
        }
    }

    /**
     * A place where a copy was seen.
     *
     * @param decisions all that was decided of it, the first first
     * @param signals what was said of licences, for it, its pages and its site, the most telling first
     * @param absences when it was found gone, and when it came back, the first first
     */
    record OfSighting(
            StoredSighting sighting, List<Decision> decisions, List<StoredSignal> signals, List<PastAbsence> absences)
            implements CatalogueItem {

        public OfSighting {
            signals = List.copyOf(signals);
            decisions = List.copyOf(decisions);
        }
    }
}
