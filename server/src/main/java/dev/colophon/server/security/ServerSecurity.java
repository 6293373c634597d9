package dev.colophon.server.security;

import dev.colophon.server.view.ProblemAnswers;
import dev.colophon.service.home.ApiKey;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

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

    /**
     * How much is taken at a time.
     *
     * @param bytes of a request with files
     */
    public record UploadLimit(long bytes) {

        /** A film of an hour. */
        public static final UploadLimit DEFAULT = new UploadLimit(2L << 30);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, ApiKey token, UploadLimit limit) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/enter", "/static/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(forms -> forms.ignoringRequestMatchers(
                        request -> TokenFilter.given(request).isPresent()))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                        .httpStrictTransportSecurity(strict -> strict.disable()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED)
                        .sessionFixation(fixation -> fixation.changeSessionId()))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint((request, response, _) -> ProblemAnswers.write(
                                        request, response, HttpServletResponse.SC_UNAUTHORIZED, "refused.sign-in"))
                                .accessDeniedHandler((request, response, _) -> ProblemAnswers.write(
                                        request, response, HttpServletResponse.SC_FORBIDDEN, "refused.form")))
                .addFilterBefore(new TokenFilter(token), CsrfFilter.class)
                .addFilterAfter(new UploadGate(limit.bytes(), MOST_FORM_BYTES), TokenFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .build();
    }

    /** There are no accounts; without this one would be made, with a password in the log. */
    @Bean
    UserDetailsService accounts() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
