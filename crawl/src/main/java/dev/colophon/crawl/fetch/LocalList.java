package dev.colophon.crawl.fetch;

import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.page.listing.Listing;
import dev.colophon.page.listing.UrlLists;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        return isOne(source.kind())
                && !source.seed().startsWith("http:")
                && !source.seed().startsWith("https:");
    }

    /** Whether sources of a kind are lists of URLs. */
    public static boolean isOne(SourceKind kind) {
        return kind == SourceKind.URL_LIST || kind == SourceKind.SEARCH_RESULTS;
    }

    /** Reads it. */
    public static LocalList of(Source source) throws IOException {
        return read(Path.of(source.seed()), source.kind(), source.id(), source.every());
    }

    /** Reads that of a source that is not added yet, so that its URLs are of none. */
    public static LocalList of(SourcePlan plan, Path file) throws IOException {
        return read(file, plan.kind(), "", plan.every());
    }

    private static LocalList read(Path file, SourceKind kind, String source, Duration every) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String type = kind == SourceKind.SEARCH_RESULTS ? "text/csv" : "";
            Listing listing = UrlLists.read(in.readNBytes(LARGEST), type, "http://localhost/");
            List<FoundUrl> urls = listing.entries().stream()
                    .map(entry -> new FoundUrl(
                            CanonicalUrl.ofNormal(entry.url()), UrlKind.PAGE, source, 0, 0, FoundUrl.NAMED, every))
                    .toList();
            return new LocalList(urls, listing.problems(), listing.skipped());
        }
    }
}
