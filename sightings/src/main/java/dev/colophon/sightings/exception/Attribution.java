package dev.colophon.sightings.exception;

/** Whether a work and who owns it are named near what is taken from it. */
public enum Attribution {
    BOTH,
    TITLE,
    OWNER,
    NONE,
    /** It was not measured. */
    UNKNOWN;

    static Attribution of(boolean title, boolean owner) {
        return title ? (owner ? BOTH : TITLE) : owner ? OWNER : NONE;
    }
}
