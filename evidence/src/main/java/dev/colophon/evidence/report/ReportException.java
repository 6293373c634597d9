package dev.colophon.evidence.report;

import org.jspecify.annotations.Nullable;

/** A report cannot be made. The message is one line for a person: what, where, and what to do. */
public final class ReportException extends RuntimeException {

    private final Reason reason;

    /** {@code cause} only where the system or a library reported one. */
    public ReportException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Without a cause. */
    public ReportException(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** The kinds of failure. */
    public enum Reason {
        /** The key file is missing, damaged, or others may read it. */
        KEY,
        /** The disk refuses. */
        NOT_WRITABLE,
        /** The document cannot be printed. */
        NOT_PRINTED,
        /** What was to be signed is no PDF, or is signed already. */
        NOT_SIGNABLE,
        /** The timestamp of the signature is not what was asked for. */
        TIMESTAMP
    }
}
