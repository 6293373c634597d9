package dev.colophon.service.removal;

import dev.colophon.cases.removal.address.LookTarget;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.work.Host;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.StoredSighting;
import java.util.Optional;
import java.util.stream.Stream;

/** Which sightings can be looked for again, and what of them. */
public final class LookTargets {

    private static final String IN_ARCHIVE = "!/";
    private static final String WRITTEN_INTO = "#data-";

    private LookTargets() {}

    /** Why it cannot be looked for; empty when it can. */
    static Optional<String> refusal(StoredSighting sighting) {
        String place = sighting.place();
        if (Host.ofPlace(place).isEmpty()) {
            return Optional.of("%s is not on the web: `colophon scan` looks at files again".formatted(place));
        }
        return within(place)
                .map(address -> (place.contains(IN_ARCHIVE)
                                ? "%s is in an archive or document: `colophon scan %s` looks into it again"
                                : "%s is written into its page: `colophon scan %s` looks at it again")
                        .formatted(place, address));
    }

    /** The address of the archive, document or page that has to be had whole to see what is at a place; empty of what has its own. */
    public static Optional<String> within(String place) {
        return Stream.of(IN_ARCHIVE, WRITTEN_INTO)
                .filter(place::contains)
                .map(mark -> place.substring(0, place.indexOf(mark)))
                .findFirst();
    }

    /** Why nobody has to look any more; empty when there is a reason to. */
    static Optional<String> settled(StoredSighting sighting) {
        return switch (sighting.decisionState()) {
            case LICENSED, EXCEPTION, NOT_A_MATCH ->
                Optional.of("it is " + sighting.decisionState().phrase() + ": it may stay");
            case OPEN, HELD, REVIEW, CONFIRMED, RESOLVED -> Optional.empty();
        };
    }

    static LookTarget of(StoredSighting sighting) {
        boolean text = sighting.content().kind().filter(Medium.TEXT::equals).isPresent();
        boolean page = text
                && sighting.look()
                        .contentType()
                        .filter(type -> !type.startsWith("text/html") && !type.startsWith("application/xhtml+xml"))
                        .isEmpty();
        return new LookTarget(
                sighting.place(),
                sighting.content().content().sha256(),
                sighting.work().id(),
                page,
                sighting.pages().stream().map(Appearance::page).toList());
    }
}
