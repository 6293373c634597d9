package dev.colophon.server.page;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.security.EntryKeys;
import dev.colophon.service.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** Tells one browser from another while somebody reviews, without saying by which session. */
public final class ReviewSession {

    private static final String NAME = "review";

    private ReviewSession() {}

    /** Text that is the same for all requests of a browser: of an account, on each server of the database. */
    public static String of(HttpServletRequest request) {
        return Caller.signedIn().map(SignedIn::session).orElseGet(() -> ofMachine(request));
    }

    private static String ofMachine(HttpServletRequest request) {
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
