package dev.colophon.service.comparison;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.report.side.Exhibit;
import dev.colophon.service.report.side.Side;
import dev.colophon.sightings.StoredSighting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A sighting with what is shown of both sides of one of its matches.
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
    public RegisteredMatch shown() {
        return sighting().best(exhibit.medium()).orElse(sighting().matches().getFirst());
    }

    /** The best match in each other medium, which can be shown instead. */
    public List<RegisteredMatch> otherMedia() {
        return Arrays.stream(Medium.values())
                .filter(medium -> medium != shown().match().medium())
                .flatMap(medium -> sighting().best(medium).stream())
                .toList();
    }

    /** Those that are named only. */
    public List<RegisteredMatch> named() {
        return sighting().matches().stream()
                .filter(match -> !match.equals(shown()) && !otherMedia().contains(match))
                .toList();
    }

    /** How both sides are played in step; empty where one cannot be heard or seen to move. */
    public Optional<LockedTime> locked() {
        boolean heard = canBeHeard(true) && canBeHeard(false);
        boolean seen = shown().match().medium() == Medium.VIDEO && moves(exhibit.work()) && moves(exhibit.copy());
        return heard || seen ? LockedTime.of(shown().match()) : Optional.empty();
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

    /** Why a side is neither heard nor shown as it is; empty where it is, and of texts, whose words are kept. */
    public Optional<Absence> absence(boolean work) {
        boolean atHand = switch (work ? exhibit.work() : exhibit.copy()) {
            case Side.Sound _ -> canBeHeard(work);
            case Side.Pictures pictures -> pictures.origin() != Side.Origin.FINGERPRINT;
            case Side.Text _ -> true;
            case Side.Missing(Side.Reason reason) -> reason != Side.Reason.NOT_KEPT;
        };
        if (atHand || shown().match().medium() == Medium.TEXT) {
            return Optional.empty();
        }
        return Optional.of(work ? Absence.NOT_KEPT : Absence.ofCopy(sighting()));
    }

    /** Whether both sides would be played in step if the files of both were at hand. */
    public boolean isApart() {
        return locked().isEmpty()
                && LockedTime.of(shown().match()).isPresent()
                && (absence(true).isPresent() || absence(false).isPresent());
    }
}
