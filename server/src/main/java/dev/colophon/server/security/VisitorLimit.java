package dev.colophon.server.security;

import dev.colophon.server.view.ProblemAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often somebody may ask by the public address. Addresses are counted in memory for an hour and written nowhere. Whom the
 * proxy answers it says itself, and nobody else is believed ({@link ServerAccess#visitor}). Thread-safe.
 */
final class VisitorLimit extends OncePerRequestFilter {

    private static final int READ_A_MINUTE = 120;
    private static final int HANDED_IN_A_MINUTE = 10;
    private static final int HANDED_IN_AN_HOUR = 60;

    /** Of more those are forgotten who asked longest ago, so that memory stays small. */
    private static final int MOST_VISITORS = 50_000;

    private static final int IPV6_BYTES = 16;

    /** The first 64 bits of an address of IPv6 are one connection. */
    private static final int NETWORK_BYTES = 8;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int TOO_MANY_REQUESTS = 429;

    private final InstantSource clock;
    private final ServerAccess access;

    /** Who asked last stands last. */
    private final SequencedMap<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true);

    VisitorLimit(InstantSource clock, ServerAccess access) {
        this.clock = clock;
        this.access = access;
    }

    /** What somebody asked for in the present minute, and in the present hour. */
    private static final class Count {
        private long minute;
        private long hour;
        private int read;
        private int handedIn;
        private int handedInAnHour;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long wait = wait(visitor(request), request.getMethod().equals("POST"));
        if (wait > 0) {
            response.setHeader("Retry-After", Long.toString(wait));
            response.setHeader("Connection", "close"); // what comes is not read
            ProblemAnswers.write(request, response, TOO_MANY_REQUESTS, "refused.often", wait);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Seconds until they may ask again; 0: now. */
    synchronized long wait(String visitor, boolean handsIn) {
        long now = clock.millis();
        Count count = counts.computeIfAbsent(visitor, _ -> new Count());
        if (counts.size() > MOST_VISITORS) {
            counts.pollFirstEntry();
        }
        long minute = now / MINUTE.toMillis();
        long hour = now / HOUR.toMillis();
        if (count.minute != minute) {
            count.minute = minute;
            count.read = 0;
            count.handedIn = 0;
        }
        if (count.hour != hour) {
            count.hour = hour;
            count.handedInAnHour = 0;
            counts.values().removeIf(other -> other.hour != hour);
        }
        if (handsIn && count.handedInAnHour >= HANDED_IN_AN_HOUR) {
            return left(now, HOUR);
        }
        if (handsIn ? count.handedIn >= HANDED_IN_A_MINUTE : count.read >= READ_A_MINUTE) {
            return left(now, MINUTE);
        }
        if (handsIn) {
            count.handedIn++;
            count.handedInAnHour++;
        } else {
            count.read++;
        }
        return 0;
    }

    private static long left(long now, Duration window) {
        return 1 + (window.toMillis() - now % window.toMillis()) / 1_000;
    }

    /** Who is counted together: an address, of IPv6 its network. */
    String visitor(HttpServletRequest request) {
        String text = access.visitor(request);
        byte[] address = parsed(text);
        return address.length == IPV6_BYTES
                ? HexFormat.of().formatHex(address, 0, NETWORK_BYTES)
                : HexFormat.of().formatHex(address);
    }

    private static byte[] parsed(String text) {
        try {
            return InetAddress.ofLiteral(text).getAddress(); // an IPv4 address in the form of IPv6 is read as such
        } catch (IllegalArgumentException _) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
