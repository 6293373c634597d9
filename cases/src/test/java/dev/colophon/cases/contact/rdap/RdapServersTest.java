package dev.colophon.cases.contact.rdap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of RFC 9224; the first two are as in its sections 4 and 5. */
class RdapServersTest {

    private static final String DOMAINS = """
            {"version": "1.0", "publication": "2024-01-07T10:11:12Z", "description": "Some text",
             "services": [
               [["net", "com"], ["https://registry.example.com/myrdap/"]],
               [["org", "mytld"], ["http://example.org/", "https://example.org/tls"]],
               [["plain"], ["http://plain.example"]],
               [["deep.com"], ["https://deep.example/"]],
               [["none"], []]]}""";

    private static final String IPV4 = """
            {"version": "1.0", "publication": "2024-01-07T10:11:11Z", "services": [
               [["198.51.100.0/24", "192.0.0.0/8"], ["https://rir1.example.com/myrdap/"]],
               [["203.0.113.0/24", "192.0.2.0/24"], ["https://example.org/"]]]}""";

    private static final String IPV6 = """
            {"version": "1.0", "publication": "2024-01-07T10:11:12Z", "services": [
               [["2001:db8::/34"], ["https://rir2.example.com/myrdap/"]]]}""";

    private static RdapServers servers(String dns, String ipv4, String ipv6) throws IOException {
        return RdapServers.of(dns.getBytes(UTF_8), ipv4.getBytes(UTF_8), ipv6.getBytes(UTF_8));
    }

    @Test
    void theLongestEntryThatFitsNamesTheServer() throws IOException {
        RdapServers servers = servers(DOMAINS, IPV4, IPV6);
        assertThat(servers.domain("a.example.com"))
                .hasValue("https://registry.example.com/myrdap/domain/a.example.com");
        assertThat(servers.domain("x.deep.com")).hasValue("https://deep.example/domain/x.deep.com");
        assertThat(servers.domain("example.org")).hasValue("https://example.org/tls/domain/example.org");
        assertThat(servers.domain("a.plain")).hasValue("http://plain.example/domain/a.plain");
        assertThat(servers.domain("a.none")).isEmpty();
        assertThat(servers.domain("a.example")).isEmpty();
        assertThat(servers.address(InetAddress.ofLiteral("192.0.2.1"))).hasValue("https://example.org/ip/192.0.2.1");
        assertThat(servers.address(InetAddress.ofLiteral("192.1.2.1")))
                .hasValue("https://rir1.example.com/myrdap/ip/192.1.2.1");
        assertThat(servers.address(InetAddress.ofLiteral("2001:db8::1")))
                .hasValue("https://rir2.example.com/myrdap/ip/2001:db8:0:0:0:0:0:1");
        assertThat(servers.address(InetAddress.ofLiteral("8.8.8.8"))).isEmpty();
        assertThat(servers.published()).isEqualTo("2024-01-07T10:11:11Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"services\": {}}",
                "{\"services\": [[[\"10.0.0.0/99\"], [\"https://a.example/\"]]]}",
                "{\"services\": [[[\"a.example/8\"], [\"https://a.example/\"]]]}",
                "{\"services\": [[[\"10.0.0.0/x\"], [\"https://a.example/\"]]]}",
            })
    void whatIsNoListIsRefusedInOneLine(String list) {
        assertThatThrownBy(() -> servers(DOMAINS, list, IPV6))
                .isInstanceOf(IOException.class)
                .message()
                .doesNotContain("\n");
    }
}
