package dev.colophon.fingerprint;

/** What a fingerprint is made for: registered references are kept sparse, found copies are read densely. */
public enum Role {
    /** A file that its owner registers; stored and indexed. */
    REFERENCE,
    /** A found file; searched, never stored in the index. */
    COPY
}
