package dev.colophon.cases.removal.address;

import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The robots.txt of the hosts that are asked in one go, each had once. For one thread. */
public final class HostRobots {

    private final GuardedClient client;
    private final FetchLimits limits;
    private final HostPauses pauses;
    private final Map<String, Rules> known = new HashMap<>();

    public HostRobots(GuardedClient client, HostPauses pauses) {
        this.client = client;
        this.limits = FetchLimits.defaults();
        this.pauses = pauses;
    }

    /** What a host lets us ask, or why nobody knows. */
    public sealed interface Rules {

        record Known(RobotsRules rules) implements Rules {

            public Duration crawlDelay() {
                return rules.crawlDelay().orElse(Duration.ZERO);
            }
        }

        /**
         * Nobody knows.
         *
         * @param refused whether we do not go there; else the host did not answer
         */
        record Unknown(boolean refused, String why) implements Rules {}
    }

    /** The rules of the host of a URL. */
    public Rules of(HttpUrl url) {
        HttpUrl robots = url.newBuilder()
                .encodedPath("/robots.txt")
                .query(null)
                .fragment(null)
                .build();
        return known.computeIfAbsent(robots.toString(), asked -> ask(asked, host(url)));
    }

    /** One server. */
    public static String host(HttpUrl url) {
        return url.host() + ":" + url.port();
    }

    private Rules ask(String robots, String host) {
        pauses.before(host);
        long start = System.nanoTime();
        try {
            return switch (client.fetch(robots, limits)) {
                case Unfetched none -> new Rules.Unknown(false, none.reason());
                case Fetched answer -> read(answer);
            };
        } catch (Refused refused) {
            return new Rules.Unknown(true, refused.line());
        } finally {
            pauses.after(host, Duration.ZERO, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** A server that cannot say what it allows allows nothing for now (RFC 9309, 2.3.1.4). */
    private static Rules read(Fetched answer) {
        try (answer) {
            int status = answer.status();
            if (status >= 500 || status == 429) {
                return new Rules.Unknown(false, "robots.txt cannot be had: the server answers " + status);
            }
            Optional<String> cut = answer.cut().map(why -> why.reason());
            if (RobotsRules.hasRules(status) && cut.isPresent() && answer.body().size() < RobotsRules.MOST_CHARACTERS) {
                return new Rules.Unknown(false, "robots.txt cannot be had whole: " + cut.get());
            }
            return new Rules.Known(RobotsRules.of(status, text(answer), Duration.ZERO));
        }
    }

    private static String text(Fetched answer) {
        try (var in = answer.body().stream()) {
            String text = new String(in.readNBytes(RobotsRules.MOST_CHARACTERS), StandardCharsets.UTF_8);
            boolean longer = answer.body().size() > RobotsRules.MOST_CHARACTERS;
            return longer ? text.substring(0, text.lastIndexOf('\n') + 1) : text; // half a rule is another rule
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a robots.txt", e);
        }
    }
}
