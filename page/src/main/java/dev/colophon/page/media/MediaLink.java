package dev.colophon.page.media;

/**
 * A medium that a page shows or points to.
 *
 * @param url absolute, http or https; or a {@code data:} URL
 * @param element where it stood, such as {@code img[srcset]}, {@code meta[og:video]}, {@code a[href]}
 * @param role how the page uses it
 * @param page the URL of the page
 */
public record MediaLink(String url, String element, Role role, String page) {

    /** How a page uses a medium. */
    public enum Role {
        /** Shown or played in the page itself. */
        EMBEDDED,
        /** Offered by a link. */
        LINKED,
        /** Another page inside this one. */
        FRAME,
        /** A playlist of HLS or a description of DASH, whatever the page does with it. */
        STREAM
    }
}
