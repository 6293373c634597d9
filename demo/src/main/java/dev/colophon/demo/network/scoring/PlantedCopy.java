package dev.colophon.demo.network.scoring;

import java.util.Optional;
import java.util.Set;

/**
 * A copy that was put into the network.
 *
 * @param mediaUrl where its bytes are; for the text of a page, the page
 * @param aliases other URLs that lead to these bytes: a redirect, parts of a stream
 * @param pageUrls the pages, feeds and site maps that show it; one of them is enough
 * @param workTitle the work that it is a copy of
 * @param alteration what was done to it, in words
 * @param embedding how the pages show it, in words
 * @param lawful why the use is lawful; empty when nobody allowed it
 */
public record PlantedCopy(
        String mediaUrl,
        Set<String> aliases,
        Set<String> pageUrls,
        String workTitle,
        String alteration,
        String embedding,
        Optional<String> lawful) {

    public PlantedCopy {
        aliases = Set.copyOf(aliases);
        pageUrls = Set.copyOf(pageUrls);
    }

    /** Whether a URL, in which an archive's entry may be named after {@code !} or {@code #}, leads to these bytes. */
    public boolean isAt(String url) {
        String plain = plain(url);
        return plain.equals(mediaUrl) || aliases.stream().anyMatch(alias -> leadsTo(alias, plain));
    }

    /** An alias that ends in a slash is a folder. */
    private static boolean leadsTo(String alias, String url) {
        return alias.endsWith("/") ? url.startsWith(alias) : url.equals(alias);
    }

    static String plain(String url) {
        int end = url.indexOf('#') < 0 ? url.length() : url.indexOf('#');
        int entry = url.indexOf("!/");
        return url.substring(0, entry < 0 ? end : Math.min(end, entry));
    }
}
