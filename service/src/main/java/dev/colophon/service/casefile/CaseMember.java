package dev.colophon.service.casefile;

import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cases.file.CaseSighting;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.sightings.StoredSighting;
import java.util.List;
import java.util.Optional;

/**
 * A sighting of a case with all that matters there.
 *
 * @param sighting empty when it is no more
 * @param obstacle why it may not be in a notice
 * @param bundles evidence of it, the newest first
 * @param isToBeRetracted whether it left the case and a notice about it is still out
 */
public record CaseMember(
        CaseSighting membership,
        Optional<StoredSighting> sighting,
        Optional<CaseObstacle> obstacle,
        List<SightingBundles.Kept> bundles,
        boolean isToBeRetracted) {

    public CaseMember {
        bundles = List.copyOf(bundles);
    }
}
