package dev.colophon.store;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The home or the database cannot do what was asked. The message is one line for a person: what, why, what to do. Nothing
 * of the failed transaction was stored.
 */
public final class StoreException extends RuntimeException {

    /** SQLite's index of its journal, in bytes. */
    private static final long LEAST_ROOM = 32 << 10;

    private final Reason reason;

    public StoreException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public StoreException(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** The kinds of failure. */
    public enum Reason {
        /** The home cannot be made or written. */
        NOT_WRITABLE,
        /** The home cannot be read. */
        NOT_READABLE,
        /** No space left where the database is. */
        DISK_FULL,
        /** Another process is writing and did not finish in time. */
        BUSY,
        /** The file is not a database, or is damaged. */
        DAMAGED,
        /** A newer Colophon has changed the schema. */
        NEWER_SCHEMA,
        /** The database server does not answer or refuses us. */
        UNREACHABLE,
        /** A setting is wrong. */
        MISCONFIGURED,
        /** Anything else: the cause says more. */
        FAILED
    }

    static StoreException notReadable(Path path, Exception cause) {
        return new StoreException(
                Reason.NOT_READABLE,
                "cannot read %s: %s; make it readable or name another folder with COLOPHON_HOME"
                        .formatted(path, why(cause)),
                cause);
    }

    static StoreException gone(Path file) {
        return new StoreException(
                Reason.NOT_READABLE,
                "%s is gone since this was started: put it back, or start anew where the home is".formatted(file));
    }

    static StoreException empty(Path file) {
        return new StoreException(
                Reason.DAMAGED,
                "cannot read %s: it has no bytes; put back a copy, or move it away to start anew".formatted(file));
    }

    static StoreException cut(Path file) {
        return new StoreException(
                Reason.DAMAGED,
                "cannot read %s: its end is missing; put back a copy, or move it away to start anew".formatted(file));
    }

    private static String why(Exception cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "access denied";
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            case FileSystemException system -> Objects.requireNonNullElse(system.getReason(), "not possible");
            default -> String.valueOf(cause.getMessage());
        };
    }

    /** The line for a path that cannot be written: the disk is full, or why else not. */
    static StoreException notWritable(Path path, Exception cause) {
        return isFull(path) || String.valueOf(cause.getMessage()).contains("No space left on device")
                ? full(path, cause)
                : denied(path, cause);
    }

    static StoreException full(Path path, Exception cause) {
        return new StoreException(
                Reason.DISK_FULL,
                "cannot write in %s: the disk is full; free some space and run the command again, nothing acknowledged is lost"
                        .formatted(path),
                cause);
    }

    /** Whether there is too little room for what any writing needs, where a path is or would be. */
    static boolean isFull(Path path) {
        Path there = path.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isWritable(there) && there.toFile().getUsableSpace() < LEAST_ROOM;
    }

    /** Whether what failed was writing, so that reading may still do. */
    public boolean isOfWriting() {
        return reason == Reason.NOT_WRITABLE || reason == Reason.DISK_FULL;
    }

    private static StoreException denied(Path path, Exception cause) {
        return new StoreException(
                Reason.NOT_WRITABLE,
                "cannot write in %s: %s; make it writable or name another folder with COLOPHON_HOME"
                        .formatted(path, why(cause)),
                cause);
    }
}
