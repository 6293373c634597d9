package dev.colophon.page;

import java.util.Optional;

/**
 * Where a page says that a copy may be had, in places that are written down and never fetched.
 *
 * @param url as the page gives it, fragment included, at most 2,048 characters
 * @param kind what kind of place
 * @param code the share code that the page prints beside a link; never guessed
 * @param page the URL of the page
 */
public record RecordedLink(String url, Kind kind, Optional<String> code, String page) {

    /** Kinds of places. */
    public enum Kind {
        /** A share of a cloud drive or file hoster. */
        NETDISK,
        /** A {@code magnet:} link. */
        MAGNET,
        /** A link to a torrent file. */
        TORRENT,
        /** An {@code ed2k:} link. */
        ED2K,
        /** A {@code thunder:} link. */
        THUNDER
    }
}
