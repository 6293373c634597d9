package dev.colophon.cases.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * The place of a file inside an archive or a document on the web, such as {@code https://site.example/a.zip!/b.jpg}.
 *
 * @param container the URL of the archive or document
 * @param path of the file in it; of archives inside archives with {@code !/} behind each
 */
record EntryPlace(String container, String path) {

    /** Between an archive and the name of a file in it. */
    static final String INSIDE = "!/";

    /** What a place could be, the outermost archive first; a URL may hold these characters, too. */
    static List<EntryPlace> of(String place) {
        List<EntryPlace> places = new ArrayList<>();
        for (int at = place.indexOf(INSIDE); at >= 0; at = place.indexOf(INSIDE, at + 1)) {
            int behind = at + INSIDE.length();
            if (at > 0 && behind < place.length() && place.charAt(at - 1) != '/' && place.lastIndexOf('#', at) < 0) {
                places.add(new EntryPlace(place.substring(0, at), place.substring(behind)));
            }
        }
        return places;
    }

    /** A path without the number that tells a file from others of its name in the archive, {@code b.jpg (2)}. */
    static String withoutNumber(String path) {
        return path.replaceFirst("(?s)(.) \\([1-9][0-9]*\\)$", "$1");
    }
}
