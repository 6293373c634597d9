package dev.colophon.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Evidence cannot be made. The message is one line for a person: what, where, and what to do. The log has its own
 * ({@link dev.colophon.evidence.log.verify.LogException}), because its package must stand without this one; it passes
 * through.
 */
public final class EvidenceException extends RuntimeException {

    private final Reason reason;

    /** {@code cause} only where the system or a library reported one. */
    public EvidenceException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Without a cause. */
    public EvidenceException(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** The kinds of failure. */
    public enum Reason {
        /** A timestamp authority cannot be asked. */
        UNREACHABLE,
        /** An authority answered, but its answer must not be relied on. */
        REFUSED,
        /** A private key is not what it should be, or others than its owner may read it. */
        WRONG_KEY,
        /** What was given to be sealed does not hold together. */
        UNFIT,
        /** There is such a bundle already, or another process is making it. */
        TAKEN,
        /** There is no such bundle, or it was changed. */
        DAMAGED,
        /** The report cannot be printed. */
        NOT_PRINTED,
        /** What was to be signed is no PDF, or is signed already. */
        NOT_SIGNABLE,
        /** The disk refuses. */
        NOT_WRITABLE
    }
}
