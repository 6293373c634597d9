package dev.colophon.cases.file;

import java.time.Instant;
import java.util.Optional;

/**
 * A sighting that is in a case, or was.
 *
 * @param sighting its id
 * @param addedBy the person; empty when a rule did
 * @param left when it left, and why
 */
public record CaseSighting(String sighting, Instant addedAt, Optional<String> addedBy, Optional<Departed> left) {

    /**
     * That it is in the case no more.
     *
     * @param toBeRetracted whether a notice about it was out that should be taken back now
     */
    public record Departed(Instant at, String because, boolean toBeRetracted) {}

    /** Whether it is in the case, or was when that was closed. */
    public boolean isIn() {
        return left.isEmpty();
    }
}
