package dev.colophon.scale.opensearch;

import dev.colophon.index.IndexException;
import java.util.Optional;
import java.util.Set;

/** By which status a cluster refused what was asked: the cause of the error that says so to a person. */
final class ClusterRefusal extends RuntimeException {

    /** In place of a status, when none of the nodes answered. */
    static final int NO_ANSWER = 0;

    static final int NOT_FOUND = 404;
    static final int UNAVAILABLE = 503;

    /** Of a node that is too busy, without its cluster, or without a shard: another one, or the same one later, may answer. */
    private static final Set<Integer> FOR_NOW = Set.of(429, 502, UNAVAILABLE, 504);

    private final int status;

    ClusterRefusal(int status, String reason) {
        super(reason);
        this.status = status;
    }

    ClusterRefusal(int status, String reason, Throwable cause) {
        super(reason, cause);
        this.status = status;
    }

    /** Whether an answer of this status may be another one a moment later. */
    static boolean isForNow(int status) {
        return FOR_NOW.contains(status);
    }

    /** Whether the cluster may answer a moment later. */
    static boolean isForNow(IndexException failure) {
        return of(failure)
                .filter(refusal -> refusal.status == NO_ANSWER || isForNow(refusal.status))
                .isPresent();
    }

    /** Whether it says that there is no such thing. */
    static boolean isNotFound(IndexException failure) {
        return of(failure).filter(refusal -> refusal.status == NOT_FOUND).isPresent();
    }

    private static Optional<ClusterRefusal> of(IndexException failure) {
        return failure.getCause() instanceof ClusterRefusal refusal ? Optional.of(refusal) : Optional.empty();
    }
}
