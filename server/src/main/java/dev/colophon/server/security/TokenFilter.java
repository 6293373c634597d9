package dev.colophon.server.security;

import dev.colophon.registry.work.Organisation;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.view.ProblemAnswers;
import dev.colophon.service.apikey.UseApiKey;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.Secrets;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in, for one request to the API or for the metrics, whoever gives its key: {@code Authorization: Bearer …}. */
final class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    /** Whoever has the key of the metrics reads them, and nothing else. */
    private static final Actor MEASURES =
            new Actor(Organisation.FIRST, "metrics", EnumSet.of(Permission.MEASURE), Optional.empty());

    private final ApiKey token;

    private final ApiKey metrics;

    private final Settings settings;

    TokenFilter(ApiKey token, Settings settings) {
        this.token = token;
        this.metrics = ApiKey.ofMetrics(settings);
        this.settings = settings;
    }

    /** What a request to the API gives; no browser sends that by itself, so such a request is not forged. */
    static Optional<String> given(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> ProblemAnswers.isOfPrograms(request))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> given = given(request);
        if (given.isPresent()) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            if (token.isGivenBy(given.get())) {
                context.setAuthentication(Caller.letIn(new Caller.ByMachine("token")));
            } else if (request.getRequestURI().equals(ProblemAnswers.METRICS) && metrics.isGivenBy(given.get())) {
                context.setAuthentication(Caller.letIn(new Caller.ByKey(MEASURES, "")));
            } else {
                new UseApiKey(settings)
                        .use(given.get())
                        .ifPresent(actor -> context.setAuthentication(
                                Caller.letIn(new Caller.ByKey(actor, Secrets.sha256(given.get())))));
            }
            // A wrong key lets nobody in, whatever session comes with it.
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
