package dev.colophon.server.view;

import jakarta.servlet.http.HttpServletRequest;

/** Whether somebody asks by the public address: they have no session, get no cookie, and see nothing of the inside. */
public final class Visitor {

    private static final String PUBLIC = Visitor.class.getName();

    private Visitor() {}

    /** Notes that a request came by the public address. */
    public static void mark(HttpServletRequest request) {
        request.setAttribute(PUBLIC, true);
    }

    /** Whether it did. */
    public static boolean isPublic(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(PUBLIC));
    }
}
