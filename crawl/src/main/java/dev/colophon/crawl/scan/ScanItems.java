package dev.colophon.crawl.scan;

import dev.colophon.http.GuardedClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * The items of one source, made one at a time as they are asked for. The bytes of a {@link Captured} belong to the
 * caller, who closes it. For one thread.
 */
public interface ScanItems extends Iterator<ScanItem>, AutoCloseable {

    /**
     * Starts reading a source.
     *
     * @param copies whether copies were at an address that may be pictures or recordings: what a page there shows is asked for, also
     *     where it says that nothing is there
     * @throws IOException when a file of URLs or a WARC cannot be opened
     */
    static ScanItems open(
            ScanSource.OfCaptures source, GuardedClient client, VisitLimits limits, Predicate<String> copies)
            throws IOException {
        return switch (source) {
            case ScanSource.WebUrl(String url) -> new UrlVisit(client, limits, copies, url);
            case ScanSource.UrlListFile(Path path) -> new UrlListVisit(client, limits, copies, path);
            case ScanSource.WarcFile(Path path) -> WarcVisit.open(path, client.scratch(), limits);
        };
    }

    @Override
    void close();
}
