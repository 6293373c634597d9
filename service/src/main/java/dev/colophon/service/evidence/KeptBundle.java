package dev.colophon.service.evidence;

import java.nio.file.Path;

/**
 * A bundle of a home.
 *
 * @param wacz its container
 * @param caseId the case it belongs to
 * @param number within the case
 * @param stamped whether it has a timestamp
 * @param reported whether it has a report
 */
public record KeptBundle(Path wacz, String caseId, int number, boolean stamped, boolean reported) {}
