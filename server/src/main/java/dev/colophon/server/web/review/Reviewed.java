package dev.colophon.server.web.review;

import dev.colophon.registry.work.RegistryException;
import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.Pages;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.comparison.FindSighting;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import java.util.Optional;

/**
 * What somebody decided just before, so that they can take it back where they are now.
 *
 * @param decision the id of what they decided
 * @param state as what they decided it
 * @param second whether a second person is to look at it
 */
public record Reviewed(String sighting, String title, String decision, DecisionState state, boolean second) {

    /** The last decision of the sighting that an address names, where a person made one. */
    public static Optional<Reviewed> of(Pages pages, FormFields fields) {
        String sighting = fields.get("before");
        if (sighting.isEmpty()) {
            return Optional.empty();
        }
        try {
            StoredSighting found = new FindSighting(pages.settings())
                    .find(pages.actor(), sighting, _ -> {})
                    .sighting();
            return found.decision()
                    .filter(decision ->
                            decision.by().isPresent() && !found.decisionState().isUndecided())
                    .map(Decision::id)
                    .map(decision -> new Reviewed(
                            found.id(),
                            found.work().title(),
                            decision,
                            found.decisionState(),
                            fields.has("second", "true")));
        } catch (ServiceException | RegistryException e) {
            return Optional.empty(); // it is no more
        }
    }
}
