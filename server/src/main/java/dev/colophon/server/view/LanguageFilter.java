package dev.colophon.server.view;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/** Remembers the language that somebody chooses by a link. */
public final class LanguageFilter extends OncePerRequestFilter {

    private static final Duration YEAR = Duration.ofDays(365);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET")
                && !Visitor.isPublic(request)) { // of a form this would read it, before anybody knows whose it is
            Optional.ofNullable(request.getParameter(Tongue.PARAMETER))
                    .flatMap(Tongue::of)
                    .ifPresent(chosen -> response.addHeader(
                            "Set-Cookie",
                            ResponseCookie.from(Tongue.COOKIE, chosen.tag())
                                    .path("/")
                                    .httpOnly(true)
                                    .sameSite("Strict")
                                    .maxAge(YEAR)
                                    .build()
                                    .toString()));
        }
        chain.doFilter(request, response);
    }
}
