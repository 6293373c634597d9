package dev.colophon.cases.decision;

import dev.colophon.index.Grade;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Host;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import java.util.List;
import java.util.Optional;

/**
 * What a group has to know of one of its sightings.
 *
 * @param sighting its id
 * @param work the id of the work
 * @param site the host, or the folder where there is none
 * @param grade of its best match with a file that was not removed, where there is one
 * @param falseAlarms of that match
 * @param cleared why nothing needs to be done about it, in words
 * @param state what was decided of it
 */
public record BulkItem(
        String sighting,
        String work,
        String site,
        Grade grade,
        double falseAlarms,
        Optional<String> cleared,
        DecisionState state) {

    /** Whether its site is a folder of this machine. */
    boolean isLocal() {
        return site.indexOf('/') >= 0 || site.indexOf('\\') >= 0;
    }

    private static String folder(String place) {
        String file = FileWalker.container(place);
        return file.substring(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    public static BulkItem of(StoredSighting sighting) {
        List<RegisteredMatch> claimed = sighting.matches().stream()
                .filter(match -> match.registered().reference().removedAt().isEmpty())
                .toList();
        List<RegisteredMatch> counted = claimed.isEmpty() ? sighting.matches() : claimed;
        RegisteredMatch best = counted.getFirst();
        return new BulkItem(
                sighting.id(),
                sighting.work().id(),
                Host.ofPlace(sighting.place()).map(Host::name).orElseGet(() -> folder(sighting.place())),
                best.match().grade(),
                best.match().falseAlarms(),
                sighting.licence()
                        .map(_ -> "a licence covers it")
                        .or(() -> counted.stream()
                                .flatMap(match -> Clearance.of(match, sighting.place()).stream())
                                .map(Clearance::words)
                                .findFirst()),
                sighting.decisionState());
    }
}
