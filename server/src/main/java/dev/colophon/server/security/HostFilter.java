package dev.colophon.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for another host than this machine at our port: a page elsewhere whose name was made to lead here (DNS rebinding)
 * would otherwise be of our origin to a browser. Comes before everything else.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class HostFilter extends OncePerRequestFilter {

    /** HTTP, RFC 9110, 15.5.20. */
    private static final int MISDIRECTED_REQUEST = 421;

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost");

    private final ServerAccess access;

    public HostFilter(ServerAccess access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host");
        int port = request.getLocalPort();
        boolean ours = host != null
                && access.isReachableFrom(request)
                && (NAMES.stream().anyMatch(name -> host.equalsIgnoreCase(name + ":" + port))
                        || access.hosts().contains(host.toLowerCase(Locale.ROOT)));
        if (!ours) {
            response.setStatus(MISDIRECTED_REQUEST);
            response.setContentType("text/plain;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.getWriter()
                    .write("This is Colophon at http://127.0.0.1:" + port + ", and answers by no other name.\n");
            return;
        }
        chain.doFilter(request, response);
    }
}
