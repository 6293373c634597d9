package dev.colophon.cases.record;

import dev.colophon.fingerprint.Medium;
import java.time.Instant;

/**
 * A copy on a platform's own site that was confirmed there and taken down: a restriction in the words of the Digital Services Act.
 *
 * @param id of the sighting
 * @param kind of the work that it is a copy of
 * @param firstSeen the latest moment at which it can have been put there
 * @param goneAt when a look first saw it gone
 * @param decided who confirmed it
 * @param cause what led to it
 */
public record Restriction(String id, Medium kind, Instant firstSeen, Instant goneAt, Decided decided, Cause cause) {

    /** How a copy was confirmed. */
    public enum Decided {
        /** By a person, alone. */
        PERSON,
        /** By a person, with others of a group of which they saw a sample. */
        SAMPLE,
        /** By a rule of this program. */
        RULE
    }

    /** What came first. */
    public enum Cause {
        /** A notice under article 16 of the Digital Services Act. */
        ARTICLE_16,
        /** A notice under another law, or none. */
        OTHER_NOTICE,
        /** The platform's own search. */
        OWN_SEARCH
    }
}
