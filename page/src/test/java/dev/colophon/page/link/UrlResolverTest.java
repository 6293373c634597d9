package dev.colophon.page.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class UrlResolverTest {

    @Test
    void anOriginIsWrittenAsOkHttpWritesIt() {
        String[] urls = {
            "http://example.org/a?b#c",
            "https://user:word@Example.org:443/",
            "http://example.org:443/",
            "https://example.org:8443",
            "http://[2001:DB8::1]:8080/x",
            "https://[::1]/",
            "http://127.0.0.1:80/",
            "http://müller.example/ä"
        };
        for (String url : urls) {
            String root = HttpUrl.get(url)
                    .newBuilder()
                    .encodedPath("/")
                    .query(null)
                    .fragment(null)
                    .username("")
                    .password("")
                    .build()
                    .toString();
            assertThat(UrlResolver.of(url).origin()).isEqualTo(root.substring(0, root.length() - 1));
        }
    }

    /** So does the short way for other hosts. */
    @Test
    void resolvesOtherHostsAsOkHttpDoes() {
        Random random = new Random(20_260_103);
        String[] hosts = {
            "a", "z9", "1", "0x1f", "-", ".", ".", "xn--", "example", "com", "A", "é", "_", "%31", "@", "127.0.0.1"
        };
        String[] ports = {"", "", ":80", ":443", ":8080", ":34999", ":0", ":08", ":65535", ":65536", ":", ":x"};
        String[] paths = {"/", "/a/b.html", "/a?b=c", "//", "/./a", "", "?q", "#f", "/a b"};
        UrlResolver references = UrlResolver.of("https://example.org/");
        int asTheyWere = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "http://" : "https://");
            for (int i = random.nextInt(5); i >= 0; i--) {
                text.append(hosts[random.nextInt(hosts.length)]);
            }
            text.append(ports[random.nextInt(ports.length)]).append(paths[random.nextInt(paths.length)]);
            Optional<String> expected = Optional.ofNullable(HttpUrl.parse(text.toString()))
                    .filter(UrlResolver::isStable)
                    .map(url -> url.newBuilder().fragment(null).build().toString());
            assertThat(references.resolve(text.toString())).as(text.toString()).isEqualTo(expected);
            asTheyWere += expected.filter(text.toString()::equals).isPresent() ? 1 : 0;
        }
        assertThat(asTheyWere).isGreaterThan(2_000);
    }

    /** The short way for plain paths gives what the long way gives. */
    @Test
    void resolvesAsOkHttpDoes() {
        Random random = new Random(20_260_102);
        String[] pieces = {
            "/",
            "/",
            ".",
            "..",
            "//",
            "a",
            "B",
            "-",
            "~",
            "?",
            "=",
            "&",
            "%20",
            "%2e",
            "%",
            "+",
            ",",
            ":",
            "@",
            ";",
            "|",
            "#",
            "\\",
            "é",
            " ",
            "http://other.example",
            "https://example.org:8443",
            "https://example.org"
        };
        HttpUrl page = HttpUrl.get("https://example.org:8443/dir/page?x=1");
        for (HttpUrl base : new HttpUrl[] {page, HttpUrl.get("http://base.example/b/")}) {
            UrlResolver references = new UrlResolver(page, base);
            for (int round = 0; round < 50_000; round++) {
                StringBuilder text = new StringBuilder(random.nextBoolean() ? "/" : "");
                for (int i = random.nextInt(7); i >= 0; i--) {
                    text.append(pieces[random.nextInt(pieces.length)]);
                }
                String reference = text.toString().strip();
                if (reference.isEmpty()) {
                    continue;
                }
                Optional<String> expected = reference.startsWith("#")
                        ? Optional.empty()
                        : Optional.ofNullable(base.resolve(reference))
                                .filter(UrlResolver::isStable)
                                .map(url ->
                                        url.newBuilder().fragment(null).build().toString());
                assertThat(references.resolve(reference))
                        .as("round %d: %s", round, reference)
                        .isEqualTo(expected);
            }
        }
    }

    /** The parser makes {@code xn--1sessionid=-eqb218h} of it, and refuses that: such a link ended the reading of its page. */
    @Test
    void aHostThatIsNoneInAsciiIsNoHost() {
        String reference = "https://1\u044c\u0115sessionid=/?a";

        assertThat(UrlResolver.of("https://site.example/").resolve(reference)).isEmpty();
        assertThat(UrlResolver.absolute(reference)).isEmpty();
    }
}
