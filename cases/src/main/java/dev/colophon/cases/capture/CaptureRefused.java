package dev.colophon.cases.capture;

import dev.colophon.evidence.messages.Message;
import java.util.Optional;

/** Evidence of a place cannot be taken; one line says why. */
public final class CaptureRefused extends RuntimeException {

    private final transient Message why;
    private final Optional<String> allowable;

    CaptureRefused(Message why) {
        this(why, Optional.empty());
    }

    CaptureRefused(Message why, Optional<String> allowable) {
        super(why.toString());
        this.why = why;
        this.allowable = allowable;
    }

    /** For a person; it may hold text from outside. */
    public Message why() {
        return why;
    }

    /** What {@link dev.colophon.http.guard.AllowList} would have to name to permit it, as {@code host:port}. */
    public Optional<String> allowable() {
        return allowable;
    }
}
