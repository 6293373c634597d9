package dev.colophon.crawl.scan;

import dev.colophon.http.GuardedClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * The items of one source, made one at a time as they are asked for. The bytes of a {@link Captured} belong to the
 * caller, who closes it. For one thread.
 */
public interface ScanItems extends Iterator<ScanItem>, AutoCloseable {

    /**
     * Starts reading a source.
     *
     * @throws IOException when a file of URLs or a WARC cannot be opened
     */
    static ScanItems open(ScanSource.OfCaptures source, GuardedClient client, VisitLimits limits) throws IOException {
        return switch (source) {
            case ScanSource.WebUrl(String url) -> new UrlVisit(client, limits, url);
            case ScanSource.UrlListFile(Path path) -> new UrlListVisit(client, limits, path);
            case ScanSource.WarcFile(Path path) -> WarcVisit.open(path, client.scratch(), limits);
        };
    }

    @Override
    void close();
}
