package dev.colophon.server.security;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.idempotency.IdempotencyFilter;
import dev.colophon.server.view.ProblemAnswers;
import dev.colophon.server.view.Visitor;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What each request has to bring: all but the entrance and the assets ask for a session, or the API's key; forms for their token. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class ServerSecurity {

    /** The paths of the API begin so. */
    public static final String API = "/api/";

    /** Nothing but what we wrote runs, and nothing is asked of anybody else. */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; "
                    + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final long MOST_FORM_BYTES = 1 << 20;

    /** Of what a visitor hands in: a bundle, a song. */
    public static final long MOST_PUBLIC_BYTES = 64L << 20;

    private static final long MOST_PUBLIC_FORM_BYTES = 256 << 10;

    /**
     * How much is taken at a time.
     *
     * @param bytes of a request with files
     */
    public record UploadLimit(long bytes) {

        /** A film of an hour. */
        public static final UploadLimit DEFAULT = new UploadLimit(2L << 30);
    }

    /** What is asked by the public address: no session and no cookie, and not often. What is public is said by {@link PublicPages}. */
    @Bean
    @Order(1)
    SecurityFilterChain visitors(HttpSecurity http, ServerAccess access) {
        return http.securityMatcher(Visitor::isPublic)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .anonymous(visitor -> visitor.principal(new Caller.Everybody()))
                .csrf(AbstractHttpConfigurer::disable) // nobody is signed in whose browser could be made to send a form
                .headers(ServerSecurity::headers)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new VisitorLimit(InstantSource.system(), access), HeaderWriterFilter.class)
                .addFilterAfter(
                        new UploadGate(Optional.empty(), Optional.empty(), MOST_PUBLIC_BYTES, MOST_PUBLIC_FORM_BYTES),
                        VisitorLimit.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(strict -> strict.disable());
    }

    @Bean
    SessionCookies sessionCookies(ServerAccess access) {
        return new SessionCookies(access);
    }

    @Bean
    @Order(2)
    SecurityFilterChain security(
            HttpSecurity http,
            ApiKey token,
            UploadLimit limit,
            ServerAccess access,
            SessionCookies cookies,
            Settings settings,
            Caller caller,
            ObjectProvider<LoginByProvider> provider,
            ObjectProvider<RequestMappingHandlerMapping> pages) {
        Optional<LateForms> late = access.accounts() ? Optional.of(new LateForms(pages, cookies)) : Optional.empty();
        if (access.accounts()) {
            // Sessions are in the database, and valid on each server of it: nothing is kept here.
            http.csrf(forms -> forms.csrfTokenRepository(cookies))
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .addFilterBefore(new SessionFilter(settings, cookies), CsrfFilter.class);
        } // Else a link alone begins a session, and ends the one that was there: of a key nothing is kept.
        provider.ifAvailable(one -> http.oauth2Login(one::configure));
        return http.authorizeHttpRequests(requests -> {
                    requests.requestMatchers("/enter", "/static/**", "/health/live", "/health/ready")
                            .permitAll();
                    if (access.accounts()) {
                        requests.requestMatchers(SignInPaths.open()).permitAll();
                    }
                    requests.anyRequest().authenticated();
                })
                .csrf(forms -> forms.ignoringRequestMatchers(
                        request -> TokenFilter.given(request).isPresent()))
                .headers(ServerSecurity::headers)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, _) -> refuse(late, request, response))
                        .accessDeniedHandler((request, response, _) -> refuseForm(late, request, response)))
                .addFilterBefore(new TokenFilter(token, settings), CsrfFilter.class)
                .addFilterAfter(
                        new UploadGate(Optional.of(access), late, limit.bytes(), MOST_FORM_BYTES), TokenFilter.class)
                .addFilterAfter(new IdempotencyFilter(settings, caller), AuthorizationFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Whoever looks for a page signs in first, and comes to it then. */
    private static void refuse(Optional<LateForms> late, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (ProblemAnswers.isOfPrograms(request)) {
            ProblemAnswers.write(
                    request, response, HttpServletResponse.SC_UNAUTHORIZED, unknownProgram(request, response));
        } else if (late.isEmpty()) {
            ProblemAnswers.write(request, response, HttpServletResponse.SC_UNAUTHORIZED, "refused.sign-in");
        } else if (request.getMethod().equals("GET") && request.getHeader("HX-Request") == null) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", SignInPaths.before(request));
            response.setHeader("Cache-Control", "no-store");
        } else {
            late.get().sessionOver(request, response, Map.of());
        }
    }

    /** What comes without the token of its form: of nobody who is let in, of another organisation, or forged. */
    private static void refuseForm(Optional<LateForms> late, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean letIn = Caller.letIn().isPresent();
        boolean signsIn = late.isPresent() && !SignInPaths.isOpen(request);
        if (!letIn && (signsIn || ProblemAnswers.isOfPrograms(request))) {
            refuse(late, request, response);
        } else if (late.isEmpty() || !late.get().isOfAnother(request, response)) {
            ProblemAnswers.write(request, response, HttpServletResponse.SC_FORBIDDEN, "refused.form");
        }
    }

    /** What a program is told that nobody lets in; its answer names the scheme by which it is let in. */
    static String unknownProgram(HttpServletRequest request, HttpServletResponse response) {
        boolean given = TokenFilter.given(request).isPresent();
        response.setHeader("WWW-Authenticate", given ? "Bearer error=\"invalid_token\"" : "Bearer");
        return given ? "refused.key" : "refused.no-key";
    }

    /** Accounts are not Spring's; without this one would be made, with a password in the log. */
    @Bean
    UserDetailsService accounts() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
