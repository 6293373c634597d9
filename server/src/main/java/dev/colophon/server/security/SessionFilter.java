package dev.colophon.server.security;

import dev.colophon.server.caller.Caller;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.ResumeSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in, for one request, whoever has the cookie of a session of an account. */
final class SessionFilter extends OncePerRequestFilter {

    private final Settings settings;
    private final SessionCookies cookies;

    SessionFilter(Settings settings, SessionCookies cookies) {
        this.settings = settings;
        this.cookies = cookies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/static/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        cookies.of(request)
                .flatMap(token -> new ResumeSession(settings).resume(token))
                .ifPresent(signedIn -> {
                    SecurityContext context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(Caller.letIn(signedIn));
                    SecurityContextHolder.setContext(context);
                });
        chain.doFilter(request, response);
    }
}
