package dev.colophon.cases.removal.address;

import dev.colophon.crawl.frontier.lease.Politeness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The rests between requests to one host. For one thread. */
public final class HostPauses {

    private final Politeness politeness;
    private final InstantSource clock;
    private final Consumer<Duration> sleeper;
    private final Map<String, Instant> next = new HashMap<>();

    /**
     * With a way to wait.
     *
     * @param sleeper waits so long
     */
    public HostPauses(Politeness politeness, InstantSource clock, Consumer<Duration> sleeper) {
        this.politeness = politeness;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits until the host may be asked. */
    public void before(String host) {
        Instant now = clock.instant();
        Instant free = next.getOrDefault(host, now);
        if (free.isAfter(now)) {
            sleeper.accept(Duration.between(now, free));
        }
    }

    /**
     * The host was asked.
     *
     * @param crawlDelay that its robots.txt asks for
     * @param elapsed how long the answer took
     */
    public void after(String host, Duration crawlDelay, Duration elapsed) {
        next.put(host, clock.instant().plus(politeness.rest(crawlDelay, elapsed)));
    }
}
