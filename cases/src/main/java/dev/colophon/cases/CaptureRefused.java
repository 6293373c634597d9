package dev.colophon.cases;

import java.util.Optional;

/** Evidence of a place cannot be taken; the message is one line that says why. */
public final class CaptureRefused extends RuntimeException {

    private final Optional<String> mayBeAllowed;

    CaptureRefused(String message) {
        this(message, Optional.empty());
    }

    CaptureRefused(String message, Optional<String> mayBeAllowed) {
        super(message);
        this.mayBeAllowed = mayBeAllowed;
    }

    /** The URL whose host is not on the public internet, which {@link dev.colophon.watch.AllowList} can permit. */
    public Optional<String> mayBeAllowed() {
        return mayBeAllowed;
    }
}
