package dev.colophon.operators.linkage;

import java.util.Comparator;

/**
 * Two sites that have enough in common to be told.
 *
 * @param a a site
 * @param b a site later in the alphabet
 * @param bits the evidence that one operator runs both
 */
public record Link(String a, String b, double bits, Grade grade) {

    /** Strongest first. */
    static final Comparator<Link> STRONGEST = Comparator.comparingDouble(Link::bits)
            .reversed()
            .thenComparing(Link::a)
            .thenComparing(Link::b);

    /** How sure. */
    public enum Grade {
        /** One operator. */
        SAME,
        /** To be looked at by a person. */
        LIKELY
    }
}
