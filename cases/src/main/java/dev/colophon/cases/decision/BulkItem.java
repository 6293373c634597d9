package dev.colophon.cases.decision;

import dev.colophon.index.Grade;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Host;
import dev.colophon.sightings.StoredSighting;
import java.util.Optional;

/**
 * What a group has to know of one of its sightings.
 *
 * @param sighting its id
 * @param work the id of the work
 * @param site the host, or the place where there is none
 * @param grade of its best match
 * @param falseAlarms of its best match
 * @param cleared why nothing needs to be done about it, in words
 */
public record BulkItem(
        String sighting, String work, String site, Grade grade, double falseAlarms, Optional<String> cleared) {

    public static BulkItem of(StoredSighting sighting) {
        RegisteredMatch best = sighting.matches().getFirst();
        return new BulkItem(
                sighting.id(),
                sighting.work().id(),
                Host.ofPlace(sighting.place()).map(Host::name).orElse(sighting.place()),
                best.match().grade(),
                best.match().falseAlarms(),
                sighting.licence()
                        .map(_ -> "a licence covers it")
                        .or(() -> sighting.matches().stream()
                                .flatMap(match -> Clearance.of(match, sighting.place()).stream())
                                .map(Clearance::words)
                                .findFirst()));
    }
}
