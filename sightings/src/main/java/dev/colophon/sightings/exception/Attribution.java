package dev.colophon.sightings.exception;

/** Whether a work and who owns it are named near what is taken from it. */
public enum Attribution {
    BOTH("title and owner are named near it"),
    TITLE("the title is named near it, the owner is not"),
    OWNER("the owner is named near it, the title is not"),
    NONE("neither title nor owner is named near it"),
    /** It was not measured. */
    UNKNOWN("whether it is attributed is not known");

    private final String words;

    Attribution(String words) {
        this.words = words;
    }

    /** As a sentence. */
    public String words() {
        return words;
    }

    static Attribution of(boolean title, boolean owner) {
        return title ? (owner ? BOTH : TITLE) : owner ? OWNER : NONE;
    }
}
