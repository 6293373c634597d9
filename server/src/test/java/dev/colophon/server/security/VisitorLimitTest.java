package dev.colophon.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is counted, and whom the public pages are shown to, behind a proxy and without. */
class VisitorLimitTest {

    private static HttpServletRequest from(String peer, String forwarded) {
        Map<String, String> headers = Map.of("X-Forwarded-For", forwarded, "Host", "rights.example.org");
        return (HttpServletRequest) Proxy.newProxyInstance(
                VisitorLimitTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (_, asked, given) -> switch (asked.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getHeader" -> headers.get(String.valueOf(given[0]));
                    default -> throw new UnsupportedOperationException(asked.getName());
                });
    }

    private static ServerAccess behind(String proxy) throws Exception {
        return new ServerAccess(
                true,
                InetAddress.getByName("192.0.2.1"),
                Optional.of(InetAddress.getByName(proxy)),
                Set.of("colophon.example.org"));
    }

    private static VisitorLimit limit(ServerAccess access) {
        return new VisitorLimit(InstantSource.system(), access);
    }

    @Test
    void nobodyButTheProxyIsBelieved() throws Exception {
        VisitorLimit limit = limit(behind("192.0.2.7"));
        assertThat(limit.visitor(from("192.0.2.7", "203.0.113.1")))
                .isNotEqualTo(limit.visitor(from("192.0.2.7", "203.0.113.2")));
        assertThat(limit.visitor(from("192.0.2.9", "203.0.113.1")))
                .isEqualTo(limit.visitor(from("192.0.2.9", "203.0.113.2")));
        VisitorLimit laptop = limit(ServerAccess.LAPTOP);
        assertThat(laptop.visitor(from("127.0.0.1", "203.0.113.1")))
                .as("a proxy of one's own on this machine")
                .isNotEqualTo(laptop.visitor(from("127.0.0.1", "203.0.113.2")));
    }

    @Test
    void aNetworkOfIpv6IsOneVisitorHoweverItIsWritten() throws Exception {
        VisitorLimit limit = limit(behind("192.0.2.7"));
        assertThat(limit.visitor(from("192.0.2.7", "2001:db8::1")))
                .isEqualTo(limit.visitor(from("192.0.2.7", "2001:db8:0:0:5:6:7:8")))
                .isNotEqualTo(limit.visitor(from("192.0.2.7", "2001:db8:0:1::1")));
    }

    @Test
    void manyVisitorsDoNotMakeOneForgottenWhoAsksOften() {
        VisitorLimit limit = new VisitorLimit(InstantSource.fixed(Instant.EPOCH), ServerAccess.LAPTOP);
        for (int i = 0; i < 10; i++) {
            assertThat(limit.wait("often", true)).isZero();
        }
        for (int i = 0; i < 50_100; i++) {
            long _ = limit.wait("v" + i, false);
            if (i % 10_000 == 0) {
                assertThat(limit.wait("often", true)).isPositive();
            }
        }
        assertThat(limit.wait("often", true)).isPositive();
    }

    @Test
    void thePublicPagesAreAnsweredToTheProxyAlone() throws Exception {
        ServerAccess access = behind("192.0.2.7");
        assertThat(access.isReachableFrom(from("192.0.2.9", "203.0.113.1"))).isFalse();
        assertThat(access.isReachableFrom(from("192.0.2.7", "203.0.113.1"))).isTrue();
    }
}
