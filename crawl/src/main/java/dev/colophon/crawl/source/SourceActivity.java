package dev.colophon.crawl.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a source has led to and what it cost, from the database alone. Of a folder or an archive of this machine, which are read and not
 * visited, there are no addresses.
 *
 * @param addresses that it names or leads to, by state as in {@code place}: OPEN, HELD, GONE, BARRED, DISALLOWED
 * @param lastVisit when one of them was asked for last
 * @param sightings copies of works that were seen at them
 * @param requestsToday since midnight UTC
 * @param bytesToday received since midnight UTC
 * @param spentUntil when visits go on, where the budget of the day is spent
 * @param hosts at which most of its addresses are, at most {@value #MOST_HOSTS}
 */
public record SourceActivity(
        Map<String, Integer> addresses,
        Optional<Instant> lastVisit,
        int sightings,
        long requestsToday,
        long bytesToday,
        Optional<Instant> spentUntil,
        List<Pace> hosts) {

    /** So many hosts are named. */
    public static final int MOST_HOSTS = 5;

    public SourceActivity {
        addresses = Map.copyOf(addresses);
        hosts = List.copyOf(hosts);
    }

    /**
     * How fast a host is asked, and what its robots.txt says.
     *
     * @param delay between two requests, as its robots.txt asks; else ours
     * @param robots the status of the last answer for its robots.txt; empty where nobody asked yet
     * @param robotsMissing whether the last times there was no such answer, so that nothing is asked of it
     * @param blocked by a stop word
     */
    public record Pace(
            String host, Optional<Duration> delay, OptionalInt robots, boolean robotsMissing, boolean blocked) {}
}
