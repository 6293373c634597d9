package dev.colophon.index;

/** How sure a match is, surest first. Only EXACT and STRONG may ever lead to a notice without a person. */
public enum Grade {
    /** The decoded content is the same, bit for bit. */
    EXACT,
    /** Verified, with an expected number of such matches by chance low enough to act on. */
    STRONG,
    /** Verified, for a person to decide. */
    CANDIDATE
}
