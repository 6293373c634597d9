package dev.colophon.evidence.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The right column is what npm warcio 2.4.11 answers ({@code getSurt}). */
class SurtTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.Example.com/A/b?z=1&a=2#x, 'com,example)/a/b?a=2&z=1'",
        "http://example.com, 'com,example)/'",
        "https://example.com:443/x, 'com,example)/x'",
        "https://example.com:80/x, 'com,example:80)/x'",
        "http://example.com:8080/x?, 'com,example:8080)/x'",
        "http://www12.example.com/, 'com,example)/'",
        "http://user:word@a.b.example/, 'example,b,a)/'",
        "http://127.0.0.1:4000/?b&a, '1,0,0,127:4000)/?a&b'",
        "http://[::1]:81/, '[::1]:81)/'",
        "https://example.com/ä, 'com,example)/%C3%A4'",
        "urn:view:https://example.com/, urn:view:https://example.com/",
    })
    void anAddressHasTheKeyThatOthersGiveIt(String url, String key) {
        assertThat(Surt.of(url)).isEqualTo(key);
    }
}
