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
 * @param shownBy the bundle that shows the page already, so that it is not looked at, and kept, once more
 */
public record EvidenceTarget(
        String url, Optional<String> page, String caseId, Optional<Earlier> earlier, Optional<PageBundle> shownBy) {

    /** Of what stands on no page, or on one that is looked at with it. */
    public EvidenceTarget(String url, Optional<String> page, String caseId, Optional<Earlier> earlier) {
        this(url, page, caseId, earlier, Optional.empty());
    }

    /**
     * A bundle that shows a page on which copies stand.
     *
     * @param name of the bundle, such as {@code K-17-1}
     * @param sha256 of its container, lower-case hexadecimal
     */
    public record PageBundle(String name, String sha256) {}

    /**
     * What was seen before.
     *
     * @param sighting its id
     * @param seen when these bytes were last seen
     * @param sha256 of these bytes, lower-case hexadecimal
     */
    public record Earlier(String sighting, Instant seen, String sha256) {}
}
