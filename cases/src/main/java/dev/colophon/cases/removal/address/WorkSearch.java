package dev.colophon.cases.removal.address;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.index.Grade;
import java.util.Optional;

/** Finds registered works in received files; the engines are plugged in here. */
public interface WorkSearch {

    /**
     * Looks into a file.
     *
     * @param sha256 of its bytes: what is known of them is not looked for again
     */
    Sighting search(FoundFile file, String sha256);

    /** How surely a work is in a file; empty when it was not found there. */
    Optional<Grade> grade(Sighting sighting, String work);
}
