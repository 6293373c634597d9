package dev.colophon.fingerprint;

/** Why content cannot be compared although it was read: a value of its own, never "no copy found" and never an error. */
public enum Unmatchable {
    /** Less content than the shortest stretch that can be told from chance. */
    TOO_SHORT,
    /** A picture smaller than 64 pixels a side. */
    TOO_SMALL,
    /** Nothing that distinguishes it: a tone, a plain colour, a test card. */
    TOO_PLAIN,
    /** Sound without any signal. */
    SILENT
}
