package dev.colophon.cases.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that was done.
 *
 * @param key of the row that tells of it, such as {@code decision:ID}; one for each
 * @param actor the name of the person or program; empty: a rule of this program, or somebody outside, or it was not recorded
 * @param subject what it was done to: the id of a sighting, group, work, licence, offer or policy, the number of a case or notice, the name of a
 *     bundle, campaign, owner or account, the place of a source
 * @param what was done, in the word of its history, such as {@code CONFIRMED}
 * @param note why, or of what, as it was written; it may hold text from outside
 * @param leaf of the transparency log that holds it, where that is known
 */
public record AuditEvent(
        String key,
        Instant at,
        Kind kind,
        Optional<String> actor,
        String subject,
        String what,
        String note,
        OptionalLong leaf) {

    /** What it was done to. */
    public enum Kind {
        /** A sighting was decided, or a decision taken back. */
        DECISION,
        /** Sightings were selected to be confirmed together, or were. */
        GROUP,
        WORK,
        LICENCE,
        OFFER,
        POLICY,
        CASE,
        NOTICE,
        EVIDENCE,
        CAMPAIGN,
        /** A place that is watched. */
        SOURCE,
        /** What notices say of a rightsholder. */
        OWNER,
        /** Accounts, keys, sessions. */
        ACCOUNT
    }

    AuditEvent withLeaf(OptionalLong number) {
        return new AuditEvent(key, at, kind, actor, subject, what, note, number);
    }
}
