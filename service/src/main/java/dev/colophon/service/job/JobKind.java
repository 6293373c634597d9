package dev.colophon.service.job;

/** What is done in the background. */
public enum JobKind {
    /** Files of works are registered. */
    REGISTER,
    /** Files are looked into, and nothing of them is kept. */
    CHECK,
    /** Copies are looked into, and kept in the inbox. */
    KEEP,
    /** Evidence of the copies of a case is taken. */
    EVIDENCE,
    /** Copies are looked for again. */
    LOOK,
    /** The timestamps of all bundles are looked after. */
    RENEW
}
