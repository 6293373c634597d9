package dev.colophon.operators.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteNameTest {

    @ParameterizedTest
    @CsvSource({
        "www.a.co.uk, a.co.uk",
        "WWW.A.com., a.com",
        "ada.github.io, ada.github.io",
        "x.ada.github.io, ada.github.io",
        "github.io, github.io",
        "localhost, localhost",
        "192.0.2.7, 192.0.2.7",
        "[2001:db8::1], [2001:db8::1]",
        "shop.example.com:8080, shop.example.com:8080",
        "xn--fiq228c.xn--fiqs8s, xn--fiq228c.xn--fiqs8s",
        "'', ''",
    })
    void siteOfAHost(String host, String site) {
        assertThat(SiteName.of(host)).isEqualTo(site);
    }
}
