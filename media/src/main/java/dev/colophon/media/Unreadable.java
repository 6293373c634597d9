package dev.colophon.media;

/**
 * Why a file could not be read: a normal result.
 *
 * @param detail one line for a person: what, why, what to do
 */
public record Unreadable(Reason reason, String detail) implements Reading {

    /** The kinds of refusal; the names are part of the JSON output. */
    public enum Reason {
        EMPTY,
        /** No file has the name that was given. */
        NOT_FOUND,
        /** It was there a moment ago, or a link leads nowhere. */
        VANISHED,
        NOT_A_FILE,
        NOT_PERMITTED,
        UNKNOWN_TYPE,
        UNDECODABLE,
        ENCRYPTED,
        TOO_LARGE,
        TOO_LONG,
        DECODE_LIMIT,
        FORBIDDEN_PROTOCOL,
        ARCHIVE_LIMIT,
        TOOL_MISSING
    }
}
