package dev.colophon.cases;

/** Evidence of a place cannot be taken; the message is one line that says why. */
public final class CaptureRefused extends RuntimeException {

    CaptureRefused(String message) {
        super(message);
    }
}
