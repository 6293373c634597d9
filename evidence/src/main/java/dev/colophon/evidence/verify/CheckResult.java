package dev.colophon.evidence.verify;

/**
 * What one check found about one part. A check that fails for several parts has several results.
 *
 * @param id such as {@code warc.digest.block}, see {@link Check}; {@code env.<item>} for items of the environment
 * @param part the file, entry or record it is about; for a FAIL the one at fault
 * @param why one line for a person
 */
public record CheckResult(String id, Status status, String part, String why) {}
