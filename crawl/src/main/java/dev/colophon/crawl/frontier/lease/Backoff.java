package dev.colophon.crawl.frontier.lease;

import java.time.Duration;

/** How long to wait before something is asked again. */
public final class Backoff {

    private static final Duration SHORTEST_REVISIT = Duration.ofHours(1);
    private static final Duration LONGEST_REVISIT = Duration.ofDays(90);
    private static final Duration LONGEST_BACKOFF = Duration.ofHours(24);

    private Backoff() {}

    /** A minute, and twice as long each time. */
    public static Duration of(int already) {
        return shorter(Duration.ofMinutes(1).multipliedBy(1L << Math.min(already, 11)), LONGEST_BACKOFF);
    }

    /** Between an hour and 90 days. */
    public static Duration revisit(Duration every) {
        return shorter(longer(every, SHORTEST_REVISIT), LONGEST_REVISIT);
    }

    public static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    public static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
