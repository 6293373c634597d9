package dev.colophon.service.report.html;

import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.report.side.Exhibit;
import dev.colophon.sightings.StoredSighting;
import java.util.List;
import java.util.Optional;

/**
 * A sighting with what is shown of it.
 *
 * @param site who runs the site, where it is on the web and was looked at
 */
public record ShownSighting(StoredSighting sighting, Exhibit exhibit, Optional<ShownSite> site) {

    /**
     * Who answers for a site.
     *
     * @param operator the name of the operator: the first of its sites
     * @param sites how many sites that one runs
     */
    public record ShownSite(String operator, int sites) {}

    /** The match that is shown. */
    public RegisteredMatch best() {
        return sighting.best(exhibit.medium()).orElse(sighting.matches().getFirst());
    }

    /** Those that are named only. */
    public List<RegisteredMatch> others() {
        return sighting.matches().stream()
                .filter(match -> !match.equals(best()))
                .toList();
    }
}
