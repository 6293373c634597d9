package dev.colophon.service.watch;

import dev.colophon.crawl.frontier.source.SourceFailures;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.source.Source;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What sources name and what was not had, told one by one as far as a person reads on. */
final class NotSeen {

    private static final int MOST_TOLD = 10;

    private NotSeen() {}

    /**
     * Tells the first of them, and how many more there are.
     *
     * @param all how many there are, which may be more than are known
     * @param what they are, in the plural
     */
    static void tell(List<Skipped> known, int all, String what, WatchListener listener) {
        known.stream().limit(MOST_TOLD).forEach(listener::notSeen);
        int rest = all - Math.min(known.size(), MOST_TOLD);
        if (rest > 0) {
            listener.message("and %,d more %s".formatted(rest, what));
        }
    }

    /** Tells of the addresses that sources name and that failed since a watch began. */
    static void tell(List<Source> sources, SourceFailures failures, Instant began, WatchListener listener) {
        Set<String> told = new HashSet<>();
        for (Source source : sources) {
            List<Skipped> failing = failures.of(source, began).stream()
                    .filter(one -> told.add(one.url())) // of several sources that name it, once
                    .map(one -> new Skipped(one.url(), Optional.empty(), Skipped.Kind.FAILED, one.cause()))
                    .toList();
            tell(failing, failing.size(), "addresses of " + source.seed() + " that gave nothing", listener);
        }
    }
}
