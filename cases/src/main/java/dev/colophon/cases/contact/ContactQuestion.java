package dev.colophon.cases.contact;

import java.time.Instant;

/**
 * One source that was asked for the contacts of a host, and what came of it. No answer is no "none": nobody knows then.
 *
 * @param source one of SITE, DMCA_AGENT, RDAP_DOMAIN, RDAP_IP, WHOIS
 * @param where who was asked: URLs, or a server; the empty string where nobody was
 * @param words one line: what was read, why there was no answer, or why nobody was asked
 */
public record ContactQuestion(ContactSource source, Outcome outcome, String where, String words, Instant at) {

    /** What came of it. */
    public enum Outcome {
        /** It was read; it may have named nobody, and the words say so. */
        ANSWERED,
        /** Nobody knows what it says: it did not answer, or not so that it could be read whole. */
        UNKNOWN,
        /** It was not asked. */
        NOT_ASKED
    }

    /** Whether it need not be asked again yet. */
    public boolean isFresh(Instant now) {
        return outcome == Outcome.ANSWERED && at.plus(HostContact.FRESH).isAfter(now);
    }
}
