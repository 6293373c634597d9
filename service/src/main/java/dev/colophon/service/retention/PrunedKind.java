package dev.colophon.service.retention;

/** Kinds of rows that go when they are old. */
public enum PrunedKind {
    /** Looks at places that say the same as the looks before and after them. */
    LOOKS("looks that say what the looks before and after them say"),
    /** Contents of which nothing is kept, in which nothing was found, and which nothing names. */
    CONTENTS("contents without fingerprints and matches, which nothing names"),
    SESSIONS("sessions that ended"),
    INVITATIONS("links to set a password that ended"),
    REVIEW_LOCKS("holds on sightings in review that ended"),
    FORMS("forms that were handed in");

    private final String words;

    PrunedKind(String words) {
        this.words = words;
    }

    /** What they are, in the plural. */
    public String words() {
        return words;
    }
}
