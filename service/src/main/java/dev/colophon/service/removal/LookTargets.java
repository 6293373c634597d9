package dev.colophon.service.removal;

import dev.colophon.cases.removal.address.LookTarget;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.work.Host;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.StoredSighting;
import java.util.Optional;

/** Which sightings can be looked for again, and what of them. */
final class LookTargets {

    private static final String IN_ARCHIVE = "!/";
    private static final String WRITTEN_INTO = "#data-";

    private LookTargets() {}

    /** Why it cannot be looked for; empty when it can. */
    static Optional<String> refusal(StoredSighting sighting) {
        String place = sighting.place();
        if (Host.ofPlace(place).isEmpty()) {
            return Optional.of("%s is not on the web: `colophon scan` looks at files again".formatted(place));
        }
        if (place.contains(IN_ARCHIVE)) {
            return Optional.of("%s is in an archive or document: `colophon scan %s` looks into it again"
                    .formatted(place, place.substring(0, place.indexOf(IN_ARCHIVE))));
        }
        if (place.contains(WRITTEN_INTO)) {
            return Optional.of("%s is written into its page: `colophon scan %s` looks at it again"
                    .formatted(place, place.substring(0, place.indexOf('#'))));
        }
        return Optional.empty();
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
