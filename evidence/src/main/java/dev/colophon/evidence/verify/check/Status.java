package dev.colophon.evidence.verify.check;

/** What a check found. */
public enum Status {
    /** It holds. */
    PASS,
    /** It does not hold. */
    FAIL,
    /** It cannot be said here; the reason is given. */
    UNKNOWN,
    /** What it is about is not part of this bundle. */
    NOT_PRESENT
}
