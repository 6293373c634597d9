package dev.colophon.server.security;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The one user of the laptop door: whoever sees the terminal, or reads the home. */
public final class LocalUser {

    private LocalUser() {}

    /** Let in by a link. */
    public static Authentication byLink() {
        return signedIn("link");
    }

    /** Let in by the key of the API. */
    static Authentication byToken() {
        return signedIn("token");
    }

    private static Authentication signedIn(String how) {
        return UsernamePasswordAuthenticationToken.authenticated(
                how, "", List.of(new SimpleGrantedAuthority("ROLE_LOCAL")));
    }
}
