package dev.colophon.cases.capture;

import java.time.Instant;
import java.util.Optional;

/**
 * What evidence is to be taken of.
 *
 * @param url of the copy
 * @param page on which it stands, when it is not the page itself
 * @param caseId the case that the bundle belongs to: letters, digits, {@code _ -}, at most 64
 * @param earlier the sighting that led here, where there is one
 */
public record EvidenceTarget(String url, Optional<String> page, String caseId, Optional<Earlier> earlier) {

    /**
     * What was seen before.
     *
     * @param sighting its id
     * @param seen when these bytes were last seen
     * @param sha256 of these bytes, lower-case hexadecimal
     */
    public record Earlier(String sighting, Instant seen, String sha256) {}
}
