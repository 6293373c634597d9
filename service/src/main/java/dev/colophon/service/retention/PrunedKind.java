package dev.colophon.service.retention;

/** Kinds of rows that go when they are old. */
public enum PrunedKind {
    /** Looks at places that say the same as the looks before and after them. */
    LOOKS,
    /** Contents of which nothing is kept, in which nothing was found, and which nothing names. */
    CONTENTS,
    /** Of accounts, ended. */
    SESSIONS,
    /** Links to set a password, ended. */
    INVITATIONS,
    /** Holds on sightings in review, ended. */
    REVIEW_LOCKS,
    /** Handed in. */
    FORMS
}
