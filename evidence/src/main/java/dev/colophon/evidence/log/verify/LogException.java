package dev.colophon.evidence.log.verify;

import org.jspecify.annotations.Nullable;

/**
 * A log, a proof or a note is not what it should be, or cannot be written. The message is one line for a person: what,
 * where it is known, and what to do.
 */
public final class LogException extends RuntimeException {

    private final Reason reason;

    /** For this package and its users in the log; {@code cause} only where the system reported one. */
    public LogException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Without a cause. */
    public LogException(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** The same failure with the place where it was met in front. */
    public LogException at(Object place) {
        LogException placed = new LogException(reason, place + ": " + getMessage(), getCause());
        placed.setStackTrace(getStackTrace());
        return placed;
    }

    static LogException malformed(String message) {
        return new LogException(Reason.MALFORMED, message);
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
