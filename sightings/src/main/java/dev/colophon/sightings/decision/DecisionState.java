package dev.colophon.sightings.decision;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What was decided of a sighting. */
public enum DecisionState {
    /** Nothing, or it was taken back, or what was decided on has changed. */
    OPEN,
    /** It may be licensed, as somebody says: it waits for a person. Only rules say so. */
    HELD,
    /** The law may allow the use without a licence: it waits for a person. Only rules say so. */
    REVIEW,
    /** The use is licensed. */
    LICENSED,
    /** The law allows the use without a licence. */
    EXCEPTION,
    /** The work is not in it. */
    NOT_A_MATCH,
    /** It is a copy that nothing allows. */
    CONFIRMED,
    /** Nothing is left to do: it is gone, or it was settled. */
    RESOLVED;

    /** Whether nobody has decided yet what it is. */
    public boolean isUndecided() {
        return this == OPEN || waits();
    }

    /** Whether a rule says that a person has to look at it by itself. */
    public boolean waits() {
        return this == HELD || this == REVIEW;
    }

    /** Those of what nobody has decided yet. */
    public static Set<DecisionState> undecided() {
        return EnumSet.of(OPEN, HELD, REVIEW);
    }

    /** To follow "it is". */
    public String phrase() {
        return switch (this) {
            case OPEN, HELD, LICENSED, CONFIRMED, RESOLVED -> word();
            case REVIEW -> "under review";
            case EXCEPTION -> "allowed by an exception";
            case NOT_A_MATCH -> "no match";
        };
    }

    /** As a person writes it: {@code not-a-match}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
