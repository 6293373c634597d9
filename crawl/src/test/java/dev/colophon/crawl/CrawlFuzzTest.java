package dev.colophon.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.crawl.fetch.RetryAfter;
import dev.colophon.crawl.frontier.RobotsRules;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Glob;
import dev.colophon.operators.linkage.SiteName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class CrawlFuzzTest {

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

    static List<byte[]> urlSeeds() {
        return seeds(
                "HTTP://User:pw@Site.Example:80/a/./b/../c?b=2&a=1#f",
                "https://[::1]/%7euser",
                "https://site.example./?utm_source=x",
                "HTTPs:1\u044c\u0115sessionid=");
    }

    @MethodSource("urlSeeds")
    @FuzzTest(maxDuration = TIME)
    void url(byte[] data) {
        CanonicalUrl.of(new String(data, UTF_8)).ifPresent(url -> {
            if (!CanonicalUrl.of(url.url()).orElseThrow().equals(url)) {
                throw new AssertionError("not the same when made canonical again: " + url);
            }
            url.pathKey();
            SiteName.of(url.hostName());
        });
    }

    static List<byte[]> globSeeds() {
        return seeds("*/tag/*/page/*\n/a/tag/b/page/9", "*\n", "a*b\nab");
    }

    @MethodSource("globSeeds")
    @FuzzTest(maxDuration = TIME)
    void glob(byte[] data) {
        String[] both = new String(data, UTF_8).split("\n", 2);
        new Glob(both[0]).matches(both[both.length - 1]);
    }

    static List<byte[]> retryAfterSeeds() {
        return seeds("120", "Thu, 26 Nov 2026 10:00:30 GMT", "99999999999999999999");
    }

    @MethodSource("retryAfterSeeds")
    @FuzzTest(maxDuration = TIME)
    void retryAfter(byte[] data) {
        RetryAfter.parse(new String(data, UTF_8), Instant.EPOCH).ifPresent(wait -> {
            if (wait.isNegative() || wait.compareTo(RetryAfter.LONGEST) > 0) {
                throw new AssertionError(wait.toString());
            }
        });
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
