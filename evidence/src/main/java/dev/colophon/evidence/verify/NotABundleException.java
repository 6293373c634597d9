package dev.colophon.evidence.verify;

/** What was named is no bundle at all, so that there is nothing to verify. */
public final class NotABundleException extends Exception {

    NotABundleException(String message) {
        super(message);
    }
}
