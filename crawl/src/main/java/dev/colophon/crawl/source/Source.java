package dev.colophon.crawl.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A place to watch.
 *
 * @param organisation on whose behalf, by its id
 * @param seed a URL, or a file or folder
 * @param every how often its seed is looked at
 * @param depth how many links away from the seed pages are followed; 0 is the seed alone
 * @param followNofollow whether links marked nofollow are followed
 * @param render whether its pages are built by a browser, scripts and all
 * @param allowedHosts what may be visited on its behalf though it is not public, {@code host:port} or {@code address/bits}
 * @param due when its seed is looked at next
 */
public record Source(
        String id,
        String organisation,
        SourceKind kind,
        String seed,
        Duration every,
        int depth,
        Budget budget,
        Scope scope,
        boolean followNofollow,
        boolean render,
        List<String> allowedHosts,
        boolean paused,
        Instant due,
        Instant created) {

    public Source {
        allowedHosts = List.copyOf(allowedHosts);
    }

    public Scope.Compiled compiledScope() {
        return scope.compiled(kind, seed);
    }
}
