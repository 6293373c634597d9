package dev.colophon.server.security;

import dev.colophon.server.view.Visitor;
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
 * would otherwise be of our origin to a browser. By the public address the public pages alone are answered. Comes before everything else.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class HostFilter extends OncePerRequestFilter {

    /** HTTP, RFC 9110, 15.5.20. */
    private static final int MISDIRECTED_REQUEST = 421;

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost");

    private static final int NOT_FOUND = 404;

    private final ServerAccess access;
    private final PublicPages pages;

    /** @param pages that are answered by another name, and alone */
    public HostFilter(ServerAccess access, PublicPages pages) {
        this.access = access;
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (pages.isAskedBy(request) && access.isReachableFrom(request)) {
            Visitor.mark(request);
            if (request.getRequestURI().equals("/")) {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", "/public");
                SecurityHeaders.set(response);
            } else if (pages.has(request)) {
                chain.doFilter(request, response);
            } else {
                say(response, NOT_FOUND, "There is no such page.");
            }
            return;
        }
        String host = request.getHeader("Host");
        int port = request.getLocalPort();
        boolean ours = host != null
                && access.isReachableFrom(request)
                && (NAMES.stream().anyMatch(name -> host.equalsIgnoreCase(name + ":" + port))
                        || access.hosts().contains(host.toLowerCase(Locale.ROOT)));
        if (!ours) {
            say(
                    response,
                    MISDIRECTED_REQUEST,
                    "This is Colophon at http://127.0.0.1:" + port + ", and answers by no other name.");
            return;
        }
        chain.doFilter(request, response);
    }

    private static void say(HttpServletResponse response, int status, String line) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        SecurityHeaders.set(response);
        response.getWriter().write(line + "\n");
    }
}
