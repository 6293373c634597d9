package dev.colophon.demo.network.scoring;

import java.util.Set;

/**
 * A copy as a crawl saw it, for the judge: a match of one medium with one work.
 *
 * @param mediaUrl where the bytes are; for the text of a page, the page
 * @param pageUrls pages that show it; may be empty for the text of a page
 * @param workTitle the work that it was matched with
 * @param cleared whether it was reported as lawful
 */
public record SeenCopy(String mediaUrl, Set<String> pageUrls, String workTitle, boolean cleared) {

    public SeenCopy {
        pageUrls = Set.copyOf(pageUrls);
    }
}
