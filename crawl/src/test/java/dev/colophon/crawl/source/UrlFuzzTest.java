package dev.colophon.crawl.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class UrlFuzzTest {

    private static final String TIME = "1m";

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

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
