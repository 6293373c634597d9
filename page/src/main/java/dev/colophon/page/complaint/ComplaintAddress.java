package dev.colophon.page.complaint;

/**
 * An address for complaints that a page names.
 *
 * @param kind what it is an address of
 * @param address of mail in lower case; the URL of a form; or a postal address in one line
 * @param subject what it is for, as the words around it say
 * @param words these words, at most 300 characters
 */
public record ComplaintAddress(Kind kind, String address, Subject subject, String words) {

    /** What it is an address of. */
    public enum Kind {
        MAIL,
        /** A page with a form to be filled in. */
        FORM,
        POSTAL
    }

    /** What complaints it is for, those closest to a rightsholder's first. */
    public enum Subject {
        /** To the agent whom a provider designates under 17 USC 512(c)(2). */
        DESIGNATED_AGENT,
        COPYRIGHT,
        ABUSE
    }
}
