package dev.colophon.sightings;

/** What became of a copy since it was looked at before. */
public enum Presence {
    /** It is there. */
    THERE,
    /** It was there before, and the look in between did not tell whether it was. */
    AGAIN,
    /** It was there before, and gone or replaced in between. */
    BACK,
    /** It was there before, and is no more. */
    GONE
}
