package dev.colophon.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    private final Guard guard = guard(AllowList.none());

    private static Guard guard(AllowList allowed, String... answers) {
        return new Guard(GuardSettings.of("https://example.org/bot", Path.of("."))
                .withAllowed(allowed)
                .withResolver(name ->
                        List.of(answers).stream().map(InetAddress::ofLiteral).toList()));
    }

    private Refused refusal(String url) {
        Refused refused = catchThrowableOfType(Refused.class, () -> guard.admit(url));
        assertThat(refused).as(url).isNotNull();
        assertThat(refused).message().doesNotContain("\n");
        return refused;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0x7f.1/",
                "http://0177.0.0.1/",
                "http://017700000001/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.1./",
                "http://0x7F.0x0.0x0.0x1/",
                "http://%31%32%37.0.0.1/",
                "http://１２７.0.0.1/",
                "http://127。0。0。1/",
                "http:\\\\127.0.0.1\\",
                "http:127.0.0.1",
                "HTTP://127.0.0.1/",
                "  http://127.0.0.1/  ",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[0000::0001]/",
                "http://0/",
                "http://0x/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::127.0.0.1]/",
                "http://[::ffff:8.8.8.8]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[64:ff9b::8.8.8.8]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fd00:ec2::254]/",
                "http://2852039166/",
                "http://10.1.1.1/",
                "http://100.64.1.1/",
                "http://[fe80::1]/",
                "http://192.168.1.1:8080/",
                "http://0300.0250.1.1/",
                "http://168.63.129.16/"
            })
    void refusesEverySpellingOfAnAddressThatIsNotPublic(String url) {
        assertThat(refusal(url).rule()).isEqualTo(GuardRule.ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "'http://[fe80::1%25eth0]/',URL",
        "'http://[fe80::1%eth0]/',URL",
        "'http://256.256.256.256/',URL",
        "'http://1.2.3.4.5/',URL",
        "'http://08.1.1.1/',URL",
        "'http://example.0x/',URL",
        "'http:///',URL",
        "'www.example.org',URL",
        "'ftp://example.org/a',SCHEME",
        "'file:///etc/passwd',SCHEME",
        "'gopher://127.0.0.1/',SCHEME",
        "'jar:http://example.org!/',SCHEME",
        "'http://user@example.org/',USER_INFO",
        "'http://user:word@example.org/',USER_INFO",
        "'http://example.org@127.0.0.1/',USER_INFO",
        "'http://:word@example.org/',USER_INFO",
        "'http://example.org:22/',PORT",
        "'http://example.org:87/',PORT",
        "'http://example.org:8500/',PORT",
        "'http://example.org:6379/',PORT",
        "'http://8.8.8.8:25/',PORT"
    })
    void saysWhichRuleIsBroken(String url, GuardRule rule) {
        assertThat(refusal(url).rule()).isEqualTo(rule);
    }

    @Test
    void refusesControlCharactersAndEndlessUrls() {
        assertThat(refusal("http://example.org/a\0b").rule()).isEqualTo(GuardRule.URL);
        assertThat(refusal("http://exam\nple.org/").rule()).isEqualTo(GuardRule.URL);
        assertThat(refusal("http://example.org/" + "a".repeat(9000)).rule()).isEqualTo(GuardRule.URL);
    }

    @Test
    void saysItInOneLine() {
        assertThat(refusal("http://127.0.0.1/")).hasMessage("refused: 127.0.0.1 is a loopback address (rule SSRF-4)");
        assertThat(refusal("http://joe:s3cret@one example/"))
                .hasMessage("refused: http://…@one example/ cannot be read as a URL (rule SSRF-1)");
        assertThat(refusal("http://2130706433/").host()).isEqualTo("127.0.0.1");
        assertThat(refusal("http://127.1/").address()).contains(InetAddress.ofLiteral("127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://134744072/a,http://8.8.8.8/a",
        "http://example.org:8080/x#y,http://example.org:8080/x#y",
        "http://EXAMPLE.org,http://example.org/",
        "'http://例え.jp/a b|c',http://xn--r8jz45g.jp/a%20b%7Cc",
        "http://[2001:4860:4860::8888]/,http://[2001:4860:4860::8888]/"
    })
    void admitsThePublicWeb(String url, String canonical) throws Refused {
        assertThat(guard.admit(url)).hasToString(canonical);
    }

    @Test
    void followsReferencesByTheSameRules() {
        HttpUrl base = HttpUrl.get("https://example.org/a/b");
        for (String reference : List.of("//127.0.0.1/", "http://2130706433/", "\\\\[::ffff:10.0.0.1]\\")) {
            assertThat(catchThrowableOfType(Refused.class, () -> guard.admit(base, reference)))
                    .as(reference)
                    .isNotNull();
        }
    }

    @Test
    void oneBadAnswerRefusesTheName() {
        Guard rebinding = guard(AllowList.none(), "8.8.8.8", "10.0.0.1");
        UnknownHostException failure =
                catchThrowableOfType(UnknownHostException.class, () -> rebinding.lookup("evil.example"));
        assertThat(failure.getCause())
                .isInstanceOf(Refused.class)
                .hasMessage("refused: evil.example leads to 10.0.0.1, which is a private address (rule SSRF-4)");
    }

    @Test
    void allowsSingleDoorsAndNotTheirNeighbours() throws Exception {
        Guard demo = guard(AllowList.of(List.of("shop.example:18080", "127.0.0.1:18081")), "127.0.0.1");
        demo.admit("http://shop.example:18080/");
        demo.admit("http://127.0.0.1:18081/");
        assertThat(demo.lookup("shop.example")).hasSize(1);
        for (String url : List.of("http://shop.example:18099/", "http://127.0.0.1:18099/", "http://127.0.0.1/")) {
            assertThat(catchThrowableOfType(Refused.class, () -> demo.admit(url)))
                    .as(url)
                    .isNotNull();
        }
        assertThat(catchThrowableOfType(UnknownHostException.class, () -> demo.lookup("other.example")))
                .isNotNull();
    }
}
