package dev.colophon.server.security;

import jakarta.servlet.http.HttpServletResponse;

/** The headers that each answer has, for those that come before the filters of {@link ServerSecurity}. */
public final class SecurityHeaders {

    private SecurityHeaders() {}

    /** Sets them; nobody keeps the answer. */
    public static void set(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", ServerSecurity.CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
