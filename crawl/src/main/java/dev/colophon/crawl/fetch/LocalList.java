package dev.colophon.crawl.fetch;

import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.page.listing.Listing;
import dev.colophon.page.listing.UrlLists;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a list of URLs on this machine says.
 *
 * @param urls that it names
 * @param problems lines that name none, by their numbers, and why; not all where there are very many
 * @param leftOut how many lines were left out
 */
public record LocalList(List<FoundUrl> urls, List<String> problems, int leftOut) {

    private static final int LARGEST = 50 << 20;

    public LocalList {
        urls = List.copyOf(urls);
        problems = List.copyOf(problems);
    }

    /** Whether a source is one: a list that is a file. */
    public static boolean isOne(Source source) {
        boolean list = source.kind() == SourceKind.URL_LIST || source.kind() == SourceKind.SEARCH_RESULTS;
        return list && !source.seed().startsWith("http:") && !source.seed().startsWith("https:");
    }

    /** Reads it. */
    public static LocalList of(Source source) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(source.seed()))) {
            String type = source.kind() == SourceKind.SEARCH_RESULTS ? "text/csv" : "";
            Listing listing = UrlLists.read(in.readNBytes(LARGEST), type, "http://localhost/");
            List<FoundUrl> urls = listing.entries().stream()
                    .map(entry -> new FoundUrl(
                            CanonicalUrl.ofNormal(entry.url()),
                            UrlKind.PAGE,
                            source.id(),
                            0,
                            0,
                            FoundUrl.NAMED,
                            source.every()))
                    .toList();
            return new LocalList(urls, listing.problems(), listing.skipped());
        }
    }
}
