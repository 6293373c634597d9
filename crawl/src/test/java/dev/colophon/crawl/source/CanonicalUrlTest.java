package dev.colophon.crawl.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One address has one form. */
class CanonicalUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost./a, http://localhost/a, localhost",
        "http://LOCALHOST.:8080/a, http://localhost:8080/a, localhost:8080",
        "https://one.example./a?b=1, https://one.example/a?b=1, one.example",
        "http://user:secret@one.example/a, http://one.example/a, one.example",
        "http://user@one.example./a?b=1, http://one.example/a?b=1, one.example",
        "http://one.example/@user/a.b:c, http://one.example/@user/a.b:c, one.example",
        "http://one.example/a#b, http://one.example/a, one.example",
    })
    void dotsAtTheEndOfHostsAndSecretsAreDropped(String url, String canonical, String host) {
        CanonicalUrl read = CanonicalUrl.of(url).orElseThrow();
        assertThat(read.url()).isEqualTo(canonical);
        assertThat(read.host()).isEqualTo(host);
        if (!url.contains("#")) {
            assertThat(CanonicalUrl.ofNormal(okhttp3.HttpUrl.get(url).toString()))
                    .isEqualTo(read);
        }
    }
}
