package dev.colophon.evidence.declaration;

/** A document is not signed, or not by whom it says, or was changed. The message is one line for a person. */
public final class InvalidProofException extends Exception {

    InvalidProofException(String message) {
        super(message);
    }
}
