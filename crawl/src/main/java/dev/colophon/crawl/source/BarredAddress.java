package dev.colophon.crawl.source;

import dev.colophon.http.guard.AllowList;
import java.util.List;
import java.util.Optional;

/**
 * An address that a source leads to and may not ask for, by our own rules or those of its host.
 *
 * @param seed of the source; of the oldest where several lead there
 * @param allowedHosts what that source may visit though it is not public
 * @param why in one line
 * @param allowable what {@link AllowList} would have to name to permit it, as {@code host:port}; empty where nothing can, and where a
 *     stranger's page leads there, for nobody should permit what others ask for
 * @param sources how many lead there
 */
public record BarredAddress(
        String url, String seed, List<String> allowedHosts, String why, Optional<String> allowable, int sources)
        implements MissedAddress {

    public BarredAddress {
        allowedHosts = List.copyOf(allowedHosts);
    }
}
