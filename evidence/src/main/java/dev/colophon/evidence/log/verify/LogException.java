package dev.colophon.evidence.log.verify;

import dev.colophon.evidence.messages.Message;
import org.jspecify.annotations.Nullable;

/**
 * A log, a proof or a note is not what it should be, or cannot be written. The message is one line for a person: what,
 * where it is known, and what to do.
 */
public final class LogException extends RuntimeException {

    private final Reason reason;
    private final Message why;

    /** For this package and its users in the log; {@code cause} only where the system reported one. */
    public LogException(Reason reason, Message why, @Nullable Throwable cause) {
        super(cause);
        this.reason = reason;
        this.why = why;
    }

    /** Without a cause. */
    public LogException(Reason reason, Message why) {
        this(reason, why, null);
    }

    /** What only whoever runs the log is told, in English. */
    public LogException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, Message.verbatim(message), cause);
    }

    /** Without a cause. */
    public LogException(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** In no language yet. */
    public Message why() {
        return why;
    }

    @Override
    public String getMessage() {
        return why.toString();
    }

    /** The same failure with the place where it was met in front. */
    public LogException at(Object place) {
        LogException placed = new LogException(reason, Message.of("at", place, why), getCause());
        placed.setStackTrace(getStackTrace());
        return placed;
    }

    static LogException malformed(Message why) {
        return new LogException(Reason.MALFORMED, why);
    }

    /** The kinds of failure. */
    public enum Reason {
        /** Not in the form that its specification demands. */
        MALFORMED,
        /** No signature by the expected key, or one that does not fit. */
        WRONG_KEY,
        /** Of another log. */
        WRONG_ORIGIN,
        /** The leaf or the older tree is not in the tree that the checkpoint names. */
        NOT_PROVEN,
        /** Too few witnesses have cosigned. */
        NO_QUORUM,
        /** Alarm: the log is older than what it has signed before. */
        ROLLED_BACK,
        /** Alarm: two histories of one log. */
        FORKED,
        /** A file of the log is missing, cut, swapped or changed. */
        DAMAGED,
        /** Another process is writing and did not finish in time. */
        BUSY,
        /** The disk refuses. */
        NOT_WRITABLE
    }
}
