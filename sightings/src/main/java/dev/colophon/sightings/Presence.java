package dev.colophon.sightings;

/** What became of a copy since it was looked at before. */
public enum Presence {
    /** It is there. */
    THERE,
    /** It is there, and the look before had told so: nothing is news. */
    SAME,
    /** It is there, as the look before had it, of which another command may have told. */
    KNOWN,
    /** It was there before, and the look in between did not tell whether it was. */
    AGAIN,
    /** It was there before, and gone in between. */
    BACK,
    /** Other bytes of the same work stood there at the look before, whether or not it had been there before these. */
    REPLACES,
    /** Of its works some had been gone and are back, and of others other bytes stood there at the look before. */
    PARTLY_BACK,
    /** It was there before, and is no more. */
    GONE,
    /** It was seen before its work was registered, and found in what was seen; it may be gone since. */
    FOUND_LATER
}
