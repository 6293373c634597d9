package dev.colophon.service.home;

/**
 * Something that this program needs, and how it is.
 *
 * @param remedy what to do unless it is OK
 */
public record Requirement(String what, State state, String detail, String remedy) {

    /** How it is. */
    public enum State {
        OK,
        /** Not there, and need not be. */
        MISSING,
        FAIL
    }
}
