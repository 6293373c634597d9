package dev.colophon.crawl.frontier.lease;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a host's robots.txt lets this crawler do, by RFC 9309. */
public final class RobotsRules {

    /** Our product token, RFC 9309 section 2.2.1. */
    static final String TOKEN = "colophonbot";

    /** Section 2.5: at least so much is read; we read no more. */
    public static final int MOST_CHARACTERS = 500 << 10;

    /** Section 2.4. */
    public static final Duration VALID = Duration.ofHours(24);

    /** While it cannot be had, it is asked for again after so long. */
    public static final Duration RETRY = Duration.ofHours(1);

    /** Section 2.3.1.4: unreachable for so long is as if there were none. */
    public static final Duration GIVE_UP = Duration.ofDays(30);

    /** In place of a status, where nothing answered. */
    public static final int UNREACHABLE = 599;

    /** A delay longer than this is a refusal. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

    private final SimpleRobotRules rules;

    private RobotsRules(SimpleRobotRules rules) {
        this.rules = rules;
    }

    /**
     * Reads the rules.
     *
     * @param status 200 with a body; 4xx allows everything; anything else forbids everything
     * @param failing for how long it could not be had
     */
    public static RobotsRules of(int status, String body, Duration failing) {
        if (hasRules(status)) {
            SimpleRobotRulesParser parser = new SimpleRobotRulesParser(LONGEST_DELAY.toMillis(), 1);
            return new RobotsRules(parser.parseContent(
                    "robots.txt", body.getBytes(StandardCharsets.UTF_8), "text/plain", Set.of(TOKEN)));
        }
        boolean none = (status >= 400 && status < 500 && status != 429) || failing.compareTo(GIVE_UP) > 0;
        return new RobotsRules(new SimpleRobotRules(none ? RobotRulesMode.ALLOW_ALL : RobotRulesMode.ALLOW_NONE));
    }

    /** Whether the body of the answer says what is allowed. */
    public static boolean hasRules(int status) {
        return status >= 200 && status < 300;
    }

    public boolean allows(String url) {
        return rules.isAllowed(url);
    }

    /** What it asks for between two requests; empty when it does not say. */
    public Optional<Duration> crawlDelay() {
        long millis = rules.getCrawlDelay();
        return millis <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    /** Sitemaps that it names. */
    public List<String> sitemaps() {
        return rules.getSitemaps();
    }

    /** The rules of the hosts met last, so that they are not read anew for each URL. Used by one thread at a time. */
    public static final class Cache {

        private static final int HOSTS = 2_000;

        private record Known(Instant read, RobotsRules rules) {}

        private final Map<String, Known> entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                return size() > HOSTS;
            }
        };

        public Optional<RobotsRules> get(String host, Instant read) {
            return Optional.ofNullable(entries.get(host))
                    .filter(entry -> entry.read().equals(read))
                    .map(Known::rules);
        }

        public void put(String host, Instant read, RobotsRules rules) {
            entries.put(host, new Known(read, rules));
        }
    }
}
