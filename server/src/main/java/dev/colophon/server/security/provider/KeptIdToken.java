package dev.colophon.server.security.provider;

import dev.colophon.server.security.ServerAccess;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/**
 * What the provider said of who signed in, in a cookie that is sent to the address for signing out alone: the provider wants it back there.
 * It says no more than issuer and subject, lets nobody in, and is kept nowhere else.
 */
final class KeptIdToken {

    private static final String NAME = "colophon-provider-id";
    private static final String PATH = "/sign-out";

    /** Longer ones browsers may not keep: then the provider asks whoever signs out. */
    private static final int LONGEST = 3_500;

    private final ServerAccess access;

    KeptIdToken(ServerAccess access) {
        this.access = access;
    }

    /** Empty of who signed in by a password, or in another browser. */
    Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9._-]{1," + LONGEST + "}"))
                .findFirst();
    }

    void set(HttpServletResponse response, String token) {
        if (token.length() <= LONGEST) {
            add(response, token, Duration.ofSeconds(-1)); // until the browser ends
        }
    }

    void clear(HttpServletResponse response) {
        add(response, "", Duration.ZERO);
    }

    private void add(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(NAME, value)
                        .path(PATH)
                        .httpOnly(true)
                        .secure(access.isSecure())
                        .sameSite("Strict")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
