package dev.colophon.service.job;

import dev.colophon.index.IndexException;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in the way of any job for a while, and is not the fault of its files: it waits until that is gone. */
public enum Obstacle {
    DATABASE("the database cannot be reached"),
    DISK("the disk is full, or the home cannot be written"),
    HOME("another process writes to the home"),
    INDEX("the search index is held by another process, or cannot be used");

    private final String line;

    Obstacle(String line) {
        this.line = line;
    }

    /** The line for programs: it names no place of this machine. */
    public String line() {
        return line;
    }

    /** What a job failed of; empty where trying it again later would not help. */
    public static Optional<Obstacle> of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<Obstacle> known = isOfFullDisk(cause)
                    ? Optional.of(DISK)
                    : switch (cause) {
                        case StoreException store -> of(store.reason());
                        case IndexException index when isDeepestKnown(index) -> Optional.of(INDEX);
                        default -> Optional.empty();
                    };
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    /** An index on a full disk says so in what caused it. */
    private static boolean isDeepestKnown(Throwable failure) {
        return of(failure.getCause()).isEmpty();
    }

    private static Optional<Obstacle> of(StoreException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> Optional.of(DATABASE);
            case DISK_FULL, NOT_WRITABLE -> Optional.of(DISK);
            case BUSY -> Optional.of(HOME);
            case NOT_READABLE, DAMAGED, NEWER_SCHEMA, MISCONFIGURED, FAILED -> Optional.empty();
        };
    }

    private static boolean isOfFullDisk(Throwable failure) {
        String said = String.valueOf(failure.getMessage());
        return failure instanceof IOException
                && (said.contains("No space left on device") || said.contains("Disk quota exceeded"));
    }
}
