package dev.colophon.index;

/** The index folder cannot be used; the message is one line that says what, why and what to do. */
public final class IndexException extends RuntimeException {

    public IndexException(String message, Throwable cause) {
        super(message, cause);
    }

    public IndexException(String message) {
        super(message);
    }
}
