package dev.colophon.crawl.frontier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.crawl.source.CanonicalUrl;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class RobotsFuzzTest {

    private static final String TIME = "1m";

    static List<byte[]> robotsSeeds() {
        return seeds(
                "User-agent: *\nDisallow: /private*\nAllow: /private/a$\nCrawl-delay: 2.5\nSitemap: https://site.example/s.xml\n",
                "user-agent: colophon\nuser-agent: other\ndisallow:\n\u0000crawl-delay: 99999999999999999999\n");
    }

    @MethodSource("robotsSeeds")
    @FuzzTest(maxDuration = TIME)
    void robots(byte[] data) {
        RobotsRules rules = RobotsRules.of(200, new String(data, UTF_8), Duration.ZERO);
        rules.allows("https://site.example/private/a?b");
        rules.crawlDelay();
        rules.sitemaps().forEach(CanonicalUrl::of);
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
