package dev.colophon.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** The pages of whoever is not signed in yet, and where they come to afterwards. */
public final class SignInPaths {

    static final int MOST_BYTES = 8 << 10;

    private static final Set<String> OPEN = Set.of("/sign-in", "/sign-in/provider", "/sign-in/back", "/invitation");

    /** A path of ours: a browser reads two slashes, or one and a backslash, as another host. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~!$&'()*+,;=:@%?/-]{0,1000}");

    private SignInPaths() {}

    static String[] open() {
        return OPEN.toArray(String[]::new);
    }

    static boolean isOpen(HttpServletRequest request) {
        return OPEN.contains(request.getRequestURI());
    }

    /** Where somebody is let in who asked for a page without being signed in. */
    static String before(HttpServletRequest request) {
        String query = request.getQueryString();
        return before(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    /** Where somebody is let in who goes on at a page then. */
    static String before(String asked) {
        return asked.equals("/") || !asked.equals(next(asked))
                ? "/sign-in"
                : "/sign-in?next=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
    }

    /** Where to go after signing in: to the page that was asked for, if it is one of ours, else to the first. */
    public static String next(String asked) {
        boolean ours = OURS.matcher(asked).matches()
                && OPEN.stream().noneMatch(asked::startsWith)
                && !asked.startsWith("/sign-out");
        return ours ? asked : "/";
    }
}
