package dev.colophon.server.security;

import dev.colophon.server.view.ProblemAnswers;
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
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int URI_TOO_LONG = 414;

    /** Of an address with its query: no page of ours has a longer one. */
    private static final int LONGEST_ADDRESS = 8 << 10;

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
            } else if (isLong(request)) {
                say(request, response, URI_TOO_LONG, "refused.long");
            } else if (pages.has(request)) {
                chain.doFilter(request, response);
            } else if (pages.hasOtherwise(request)) {
                response.setHeader("Allow", pages.methods(request));
                say(request, response, METHOD_NOT_ALLOWED, "refused.method");
            } else {
                say(request, response, NOT_FOUND, "refused.not-public");
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
            say(request, response, MISDIRECTED_REQUEST, "refused.host", String.valueOf(port));
        } else if (isLong(request)) {
            say(request, response, URI_TOO_LONG, "refused.long");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isLong(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length()) > LONGEST_ADDRESS;
    }

    private static void say(
            HttpServletRequest request, HttpServletResponse response, int status, String key, Object... arguments)
            throws IOException {
        SecurityHeaders.set(response);
        response.setHeader("Connection", "close"); // what comes is not read
        ProblemAnswers.write(request, response, status, key, arguments);
    }
}
