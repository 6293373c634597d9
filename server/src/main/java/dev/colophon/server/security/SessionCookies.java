package dev.colophon.server.security;

import dev.colophon.registry.work.Organisation;
import dev.colophon.server.caller.Caller;
import dev.colophon.service.signin.Secrets;
import dev.colophon.service.signin.SignedIn;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * The cookie of whoever signs in, and the token of forms that is derived from it and from the organisation in which a form is shown: a
 * page of one server can be sent to another, since neither keeps anything, and a form does nothing in another organisation. Whoever is not signed in has a cookie, too, which stands for nothing; signing in replaces it.
 */
public final class SessionCookies implements CsrfTokenRepository {

    private static final String FRESH = SessionCookies.class.getName();

    /** What is the same in each organisation: to go on in another, and to leave. */
    private static final Set<String> OF_NO_ORGANISATION = Set.of("/account/organisation", "/sign-out");

    private static final XorCsrfTokenRequestAttributeHandler FORMS = new XorCsrfTokenRequestAttributeHandler();

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
        return token(value, organisation());
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
        Optional<Organisation> organisation =
                request.getMethod().equals("POST") && OF_NO_ORGANISATION.contains(request.getRequestURI())
                        ? shownIn(request).or(SessionCookies::organisation)
                        : organisation();
        return of(request).map(cookie -> token(cookie, organisation)).orElse(null);
    }

    /** In which organisation of whoever is signed in the form that comes was shown to them; empty where in none. */
    Optional<Organisation> shownIn(HttpServletRequest request) {
        List<Organisation> all = Caller.signedIn().map(SignedIn::organisations).orElse(List.of());
        return of(request)
                .flatMap(cookie -> all.stream()
                        .filter(one -> {
                            CsrfToken token = token(cookie, Optional.of(one));
                            return token.getToken().equals(FORMS.resolveCsrfTokenValue(request, token));
                        })
                        .findFirst());
    }

    private static Optional<Organisation> organisation() {
        return Caller.signedIn().map(who -> who.actor().organisation());
    }

    private static CsrfToken token(String cookie, Optional<Organisation> organisation) {
        String of = organisation.map(one -> " in " + one.id()).orElse("");
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", Secrets.sha256("form " + cookie + of));
    }
}
