package dev.colophon.service.comparison;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.report.side.Exhibit;
import dev.colophon.service.report.side.Side;
import dev.colophon.sightings.StoredSighting;
import java.util.Optional;

/**
 * A sighting with what is shown of both sides of its best match.
 *
 * @param item with all that was decided of it
 * @param proceedings that it is the subject of
 * @param covering licences that cover it now although it is taken for a copy without one, in words
 */
public record Comparison(
        CatalogueItem.OfSighting item, Exhibit exhibit, Proceedings proceedings, Optional<String> covering) {

    /** The sighting. */
    public StoredSighting sighting() {
        return item.sighting();
    }

    /** The match that is shown. */
    public RegisteredMatch best() {
        return sighting().matches().getFirst();
    }

    /** How both sides are played in step; empty where one cannot be heard or seen to move. */
    public Optional<LockedTime> locked() {
        boolean heard = canBeHeard(true) && canBeHeard(false);
        boolean seen = best().match().medium() == Medium.VIDEO && moves(exhibit.work()) && moves(exhibit.copy());
        return heard || seen ? LockedTime.of(best().match()) : Optional.empty();
    }

    private static boolean moves(Side side) {
        return side instanceof Side.Pictures film && film.origin() != Side.Origin.FINGERPRINT;
    }

    /** Whether a side is a sound whose bytes are at hand. */
    public boolean canBeHeard(boolean work) {
        return (work ? exhibit.work() : exhibit.copy()) instanceof Side.Sound sound
                && (sound.file().isPresent()
                        || (!work && sighting().look().warc().isPresent()));
    }
}
