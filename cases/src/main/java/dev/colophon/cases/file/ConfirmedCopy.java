package dev.colophon.cases.file;

import dev.colophon.registry.work.Party;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.StoredSighting;
import java.util.Optional;

/**
 * A confirmed sighting that may go into a case.
 *
 * @param sighting its id
 * @param rightsholder the owner of the work
 * @param site that it stands on
 * @param operator who answers for it
 */
public record ConfirmedCopy(String sighting, Party rightsholder, String site, CaseOperator operator) {

    /** Of one that nothing stands in the way of ({@link CaseObstacle}); empty of what is not on the web. */
    public static Optional<ConfirmedCopy> of(StoredSighting sighting, CaseOperators operators) {
        return operators
                .of(
                        sighting.place(),
                        sighting.pages().stream().map(Appearance::page).toList())
                .flatMap(operator -> CaseOperators.site(sighting.place())
                        .map(site ->
                                new ConfirmedCopy(sighting.id(), sighting.work().owner(), site, operator)));
    }
}
