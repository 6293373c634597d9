package dev.colophon.crawl.frontier.lease;

import dev.colophon.http.guard.AddressRules;
import java.time.Duration;

/**
 * How the crawler behaves towards servers.
 *
 * @param delay the least time between two requests to one host; its robots.txt may ask for more
 * @param addressDelay the least time between leases of hosts that answered from one public address, when they last did
 * @param slowdown after an answer that took long, the host rests for so many times that long
 * @param longestRest the most that {@code slowdown} adds
 * @param hostRequests the most requests to one host a day
 * @param hosts the most hosts asked at a time
 */
public record Politeness(
        Duration delay, Duration addressDelay, int slowdown, Duration longestRest, int hostRequests, int hosts) {

    /** Without rests, a lease of one request is half bookkeeping: RATIONALE.md has figures. */
    private static final int REQUESTS_PER_LEASE = 16;

    /** 1 s, 250 ms, twice as long as the answer took but at most 30 s, 2,000 a day, 32 hosts. */
    public static Politeness polite() {
        return new Politeness(Duration.ofSeconds(1), Duration.ofMillis(250), 2, Duration.ofSeconds(30), 2_000, 32);
    }

    /** For servers of one's own: as fast as they answer. */
    public static Politeness unlimited(int hosts) {
        return new Politeness(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, Integer.MAX_VALUE, hosts);
    }

    public Politeness withDelay(Duration other) {
        return new Politeness(other, addressDelay, slowdown, longestRest, hostRequests, hosts);
    }

    /** Whether hosts of the address share a rest; those of the house's own addresses do not. */
    public boolean isShared(String address) {
        return addressDelay.isPositive() && AddressRules.isPublic(address);
    }

    /** How many requests a lease is for: one, unless nothing is waited for between them. */
    public int atOnce(Duration crawlDelay) {
        return delay.isZero() && crawlDelay.isZero() && slowdown == 0 ? REQUESTS_PER_LEASE : 1;
    }

    /** The rest that follows a request. */
    public Duration rest(Duration crawlDelay, Duration elapsed) {
        Duration asked = delay.compareTo(crawlDelay) >= 0 ? delay : crawlDelay;
        Duration slow = elapsed.multipliedBy(slowdown);
        Duration bounded = slow.compareTo(longestRest) <= 0 ? slow : longestRest;
        return asked.compareTo(bounded) >= 0 ? asked : bounded;
    }
}
