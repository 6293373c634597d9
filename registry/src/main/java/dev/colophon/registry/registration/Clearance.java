package dev.colophon.registry.registration;

import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.explanation.TextExplanation;
import java.util.Optional;

/** Why a use of a work needs nothing done about it. Silence and doubt favour availability. */
public enum Clearance {
    /** The file that it shows was removed from the catalogue. */
    REMOVED("removed from the catalogue"),
    /** The owner has authorised the host. */
    AUTHORISED_HOST("its owner authorised this host"),
    /** A short passage of a longer text within a text of somebody's own. */
    SHORT_QUOTATION("a short quotation");

    /** At most so many letters and digits are a quotation, of less than these shares of the work and of the copy. */
    private static final int QUOTED_CHARACTERS = 800;

    private static final double QUOTED_OF_WORK = 0.02;
    private static final double QUOTED_OF_COPY = 0.3;

    private final String words;

    Clearance(String words) {
        this.words = words;
    }

    /** For a person, to follow "cleared:". */
    public String words() {
        return words;
    }

    /** Why the match at this place is lawful, or empty when nothing says so. */
    public static Optional<Clearance> of(RegisteredMatch found, String place) {
        if (found.registered().reference().removedAt().isPresent()) {
            return Optional.of(REMOVED);
        }
        if (found.registered().work().authorises(place)) {
            return Optional.of(AUTHORISED_HOST);
        }
        return isQuotation(found.match()) ? Optional.of(SHORT_QUOTATION) : Optional.empty();
    }

    private static boolean isQuotation(Match match) {
        Coverage coverage = match.coverage();
        return match.grade() != Grade.EXACT
                && match.why() instanceof TextExplanation text
                && text.matchedCharacters() <= QUOTED_CHARACTERS
                && coverage.ofReference() < QUOTED_OF_WORK
                && coverage.ofCopy() < QUOTED_OF_COPY;
    }
}
