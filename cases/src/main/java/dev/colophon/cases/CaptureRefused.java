package dev.colophon.cases;

import java.util.Optional;

/** Evidence of a place cannot be taken; the message is one line that says why. */
public final class CaptureRefused extends RuntimeException {

    private final Optional<String> allowable;

    CaptureRefused(String message) {
        this(message, Optional.empty());
    }

    CaptureRefused(String message, Optional<String> allowable) {
        super(message);
        this.allowable = allowable;
    }

    /** What {@link dev.colophon.http.guard.AllowList} would have to name to permit it, as {@code host:port}. */
    public Optional<String> allowable() {
        return allowable;
    }
}
