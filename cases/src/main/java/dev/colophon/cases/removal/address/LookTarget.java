package dev.colophon.cases.removal.address;

import java.util.List;

/**
 * A copy to look for again.
 *
 * @param url where it was
 * @param sha256 of its bytes
 * @param work whose copy it is, by its id
 * @param page whether it was an HTML page itself, and no file
 * @param pages on which it stood, the first ones
 */
public record LookTarget(String url, String sha256, String work, boolean page, List<String> pages) {

    /** Where it stood on more, these tell as much. */
    private static final int MOST_PAGES = 3;

    public LookTarget {
        pages = pages.stream()
                .filter(shown -> !shown.equals(url))
                .distinct()
                .limit(MOST_PAGES)
                .toList();
    }
}
