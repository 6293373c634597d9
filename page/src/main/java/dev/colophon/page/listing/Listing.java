package dev.colophon.page.listing;

import dev.colophon.page.licence.LicenceSignal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a sitemap, a feed or a list of URLs names. An entry that cannot be used costs itself only.
 *
 * @param entries pages and media in the order of the source, at most 50,000 of each, none twice
 * @param nested other listings that this one names: sitemaps of an index, the next page of a feed
 * @param problems what was left out and where, at most 100 lines
 * @param skipped how many entries were left out
 * @param cut whether the source names more than is read
 * @param licences what a feed says of the use of its site by programs
 */
public record Listing(
        List<Entry> entries,
        List<String> nested,
        List<String> problems,
        int skipped,
        boolean cut,
        List<LicenceSignal> licences) {

    /** Something to look at. */
    public sealed interface Entry {

        /** Absolute, http or https, without fragment. */
        String url();

        /** When it was published or last changed, as the listing says. */
        Optional<Instant> time();
    }

    /** A page, or whatever a list of URLs names. */
    public record PageEntry(String url, Optional<Instant> time) implements Entry {}

    /**
     * A medium.
     *
     * @param place where it stood, such as {@code enclosure}, {@code media:content}, {@code image:loc}
     * @param type the declared type
     * @param page the page to which it belongs
     */
    public record MediaEntry(
            String url, Optional<Instant> time, String place, Optional<String> type, Optional<String> page)
            implements Entry {}

    /** The pages among the entries. */
    public List<PageEntry> pages() {
        return entries.stream()
                .filter(PageEntry.class::isInstance)
                .map(PageEntry.class::cast)
                .toList();
    }

    /** The media among the entries. */
    public List<MediaEntry> media() {
        return entries.stream()
                .filter(MediaEntry.class::isInstance)
                .map(MediaEntry.class::cast)
                .toList();
    }
}
