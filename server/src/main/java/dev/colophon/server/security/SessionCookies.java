package dev.colophon.server.security;

import dev.colophon.service.signin.Secrets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The cookie of whoever signs in, and the token of forms that is derived from it: a page of one server can be sent to another, since
 * neither keeps anything. Whoever is not signed in has a cookie, too, which stands for nothing; signing in replaces it.
 */
public final class SessionCookies implements CsrfTokenRepository {

    private static final String FRESH = SessionCookies.class.getName();

    private final ServerAccess access;

    public SessionCookies(ServerAccess access) {
        this.access = access;
    }

    /** What a browser sends. */
    public Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(access.cookie()))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** From now on the browser sends this. */
    public void set(HttpServletResponse response, String value) {
        add(response, value, Duration.ofSeconds(-1)); // until the browser ends
    }

    /** From now on the browser sends none. */
    public void clear(HttpServletResponse response) {
        add(response, "", Duration.ZERO);
    }

    private void add(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(access.cookie(), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(access.isSecure())
                        .sameSite("Strict")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        String value = of(request).orElseGet(() -> {
            String fresh = Secrets.next();
            request.setAttribute(FRESH, fresh);
            return fresh;
        });
        return token(value);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(FRESH) instanceof String fresh) {
            request.removeAttribute(FRESH);
            set(response, fresh);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).map(SessionCookies::token).orElse(null);
    }

    private static CsrfToken token(String cookie) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", Secrets.sha256("form " + cookie));
    }
}
