package dev.colophon.server.page;

import dev.colophon.server.security.EntryKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** Tells one browser from another while somebody reviews, without saying by which session. */
public final class ReviewSession {

    private static final String NAME = "review";

    private ReviewSession() {}

    /** Random text that is the same for all requests of a browser. */
    public static String of(HttpServletRequest request) {
        HttpSession session = request.getSession();
        synchronized (session) {
            if (session.getAttribute(NAME) instanceof String known) {
                return known;
            }
            String fresh = EntryKeys.random();
            session.setAttribute(NAME, fresh);
            return fresh;
        }
    }
}
