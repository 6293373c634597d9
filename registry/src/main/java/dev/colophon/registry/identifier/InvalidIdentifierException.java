package dev.colophon.registry.identifier;

/** A text is not an identifier of its scheme; the message says why in one line. */
public final class InvalidIdentifierException extends Exception {

    InvalidIdentifierException(String message) {
        super(message);
    }
}
