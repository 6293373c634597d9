package dev.colophon.registry.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({
        "Example.ORG., example.org",
        "*.example.org, example.org",
        "https://user@Example.org:8080/a?b, example.org",
        "bücher.example, xn--bcher-kva.example",
        "localhost, localhost",
        "127.0.0.1:8080, 127.0.0.1",
        "[::1]:80, [::1]"
    })
    void readsNamesAndUrls(String text, String name) {
        assertThat(Host.parse(text).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-x.org", "exa..mple", "http://", "a\0b", "*"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Host.parse(text))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("is not a host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.example", "com", "https://uk/", "co.uk", "*.com.cn", "公司.cn"})
    void aSuffixOfManyOwnersIsNotAuthorised(String text) {
        assertThatThrownBy(() -> Host.authorised(text))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("stands for the sites of many owners");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.org", "*.ben.example", "localhost", "127.0.0.1", "[::1]", "ada.github.io", "github.io"})
    void aSiteIsAuthorised(String text) {
        assertThat(Host.authorised(text)).isEqualTo(Host.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--a.example",
                "xn--zzzzzz.example",
                "127.1",
                "2130706433",
                "0x7f.1",
                "1.2.3.4.5",
                "256.1.1.1",
                "a.1"
            })
    void whatNoSiteIsCalledIsNotAuthorised(String text) {
        assertThatThrownBy(() -> Host.authorised(text))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("`" + text + "` can be no host");
    }

    /** Also with letters that Unicode, or punycode, came to have after the first standard. */
    @ParameterizedTest
    @ValueSource(strings = {"xn--bcher-kva.example", "xn--strae-oqa.de", "xn--80ak6aa92e.com", "xn--nxasmm1c.example"})
    void namesInPunycodeAreAuthorised(String text) {
        assertThat(Host.authorised(text).name()).isEqualTo(text);
    }

    @Test
    void theHostsUnderItAreNotMeantAlone() {
        assertThatThrownBy(() -> Host.whole("*.radio.example"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("`*.radio.example`: write `radio.example`, the hosts under it are included");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "https://example.org/", "[::1]", "HTTP://例子.cn"})
    void aHostThatStandsAloneIsWhole(String text) {
        assertThat(Host.whole(text)).isEqualTo(Host.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org:81",
                "http://example.org:81",
                "https://example.org/shop",
                "example.org/shop",
                "example.org?x=1",
                "[::1]:80"
            })
    void aPortOrAPageIsNoWholeHost(String text) {
        assertThatThrownBy(() -> Host.whole(text))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("is more than a host");
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, https://example.org/a b|c, true",
        "example.org, http://cdn.example.org:81/, true",
        "example.org, https://notexample.org/, false",
        "cdn.example.org, https://example.org/, false",
        "example.org, https://evil.net/https://example.org/, false",
        "example.org, https://evil.net\\@example.org/, false",
        "example.org, https://example.org@evil.net/, false",
        "127.0.0.1, http://127.0.0.1:9/x, true",
        "127.0.0.1, http://127.0.0.2/x, false",
        "example.org, /home/example.org/file, false"
    })
    void coversItselfAndWhatIsUnderIt(String authorised, String place, boolean covered) {
        assertThat(Host.ofPlace(place).filter(Host.parse(authorised)::covers).isPresent())
                .isEqualTo(covered);
    }

    @Test
    void aPolicyIsReadInAnySpelling() {
        for (Policy policy : Policy.values()) {
            assertThat(Policy.parse(policy.standard())).isEqualTo(policy);
            assertThat(Policy.parse(" " + policy.name().toLowerCase(java.util.Locale.ROOT)))
                    .isEqualTo(policy);
        }
        assertThatThrownBy(() -> Policy.parse("Burn"))
                .isInstanceOf(RegistryException.class)
                .hasMessage("unknown policy `Burn`: use BlockAccess, Monetize, ReportUsage, NoAction");
    }

    @Test
    void aPortThatCannotBeIsNoHost() {
        assertThat(Host.parse("127.0.0.1:65535").name()).isEqualTo("127.0.0.1");
        for (String odd : java.util.List.of("127.0.0.1:99999", "example.org:65536", "[::1]:123456789012")) {
            assertThatThrownBy(() -> Host.parse(odd)).as(odd).isInstanceOf(RegistryException.class);
        }
    }
}
