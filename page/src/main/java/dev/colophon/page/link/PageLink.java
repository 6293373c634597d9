package dev.colophon.page.link;

/**
 * Another page that a page leads to. Links to media stand here too, since a suffix may deceive.
 *
 * @param url absolute, http or https, without fragment
 * @param kind how the page leads there
 * @param nofollow whether every link to it says {@code rel=nofollow}, {@code ugc} or {@code sponsored}
 */
public record PageLink(String url, Kind kind, boolean nofollow) {

    /** How a page leads to another. */
    public enum Kind {
        /** {@code a} and {@code area}. */
        ANCHOR,
        /** A page inside this one. */
        FRAME,
        /** {@code link rel=next}. */
        NEXT,
        /** {@code link rel=prev}. */
        PREVIOUS,
        /** The address by which the page itself wants to be known. */
        CANONICAL,
        /** The same page in another language. */
        OTHER_LANGUAGE
    }
}
