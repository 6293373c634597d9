package dev.colophon.cases.removal;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import java.time.Instant;
import java.util.List;

/**
 * A look that was made.
 *
 * @param vantages from where, at least one
 */
public record StoredLook(String id, String sighting, Instant at, RemovalFinding finding, List<String> vantages) {

    public StoredLook {
        vantages = List.copyOf(vantages);
    }

    /** What later looks need to know of it. */
    public Earlier earlier() {
        return new Earlier(at, finding.verdict(), finding.where());
    }
}
