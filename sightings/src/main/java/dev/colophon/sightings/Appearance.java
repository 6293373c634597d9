package dev.colophon.sightings;

import java.time.Instant;
import java.util.Optional;

/**
 * A page on which a medium stands, or stood.
 *
 * @param page its URL
 * @param element where on it, such as {@code img[srcset]}; may be empty
 * @param until when it was seen there last, where the page was found without it since; empty while it stands there. A page is read
 *     before its media are: of a copy it is no earlier than that was first seen
 */
public record Appearance(String page, String element, Optional<Instant> until) {

    /** It stands there. */
    public Appearance(String page, String element) {
        this(page, element, Optional.empty());
    }

    /** The same of a copy that was first seen then. */
    Appearance ofCopy(Instant firstSeen) {
        return until.filter(firstSeen::isAfter).isPresent()
                ? new Appearance(page, element, Optional.of(firstSeen))
                : this;
    }

    /** Whether it stands there, as far as is known. */
    public boolean isCurrent() {
        return until.isEmpty();
    }
}
