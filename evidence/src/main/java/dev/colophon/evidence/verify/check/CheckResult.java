package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.messages.Message;

/**
 * What one check found about one part. A check that fails for several parts has several results.
 *
 * @param id such as {@code warc.digest.block}, see {@link Check}; {@code env.<item>} for items of the environment
 * @param part the file, entry or record it is about; for a FAIL the one at fault
 * @param reason one line for a person, in no language yet
 */
public record CheckResult(String id, Status status, String part, Message reason) {

    /** The reason in English. */
    public String why() {
        return reason.toString();
    }
}
