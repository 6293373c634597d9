package dev.colophon.cases;

import java.util.Optional;

/**
 * The place of a file inside an archive or a document on the web, such as {@code https://site.example/a.zip!/b.jpg}.
 *
 * @param container the URL of the archive or document
 * @param path of the file in it; of archives inside archives with {@code !/} behind each
 */
record EntryPlace(String container, String path) {

    /** Between an archive and the name of a file in it. */
    static final String INSIDE = "!/";

    /** The parts of a place that could be one; a URL may hold these characters, too. */
    static Optional<EntryPlace> of(String place) {
        int at = place.indexOf(INSIDE);
        int behind = at + INSIDE.length();
        return at > 0 && behind < place.length() && place.charAt(at - 1) != '/' && place.lastIndexOf('#', at) < 0
                ? Optional.of(new EntryPlace(place.substring(0, at), place.substring(behind)))
                : Optional.empty();
    }
}
