package dev.colophon.scale.opensearch;

import dev.colophon.index.IndexException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Which index is asked. While one in use is asked another one may take its place, and it is deleted: then that one is asked, once it
 * is seen to be of the same scheme. Thread-safe.
 */
final class ClusterIndexInUse {

    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    /** An index that is being deleted fails some seconds before all nodes of a busy cluster know of the other one. */
    private static final int TRIES = 50;

    private static final int PAUSE_MILLIS = 100;

    private final ClusterIndices indices;
    private final boolean mayChange;
    private volatile ClusterIndices.Opened opened;

    private ClusterIndexInUse(ClusterIndices indices, ClusterIndices.Opened opened, boolean mayChange) {
        this.indices = indices;
        this.opened = opened;
        this.mayChange = mayChange;
    }

    /** The one in use, or none. */
    static ClusterIndexInUse of(ClusterIndices indices, ClusterIndices.Opened opened) {
        return new ClusterIndexInUse(indices, opened, true);
    }

    /** One that is filled beside it. */
    static ClusterIndexInUse beside(ClusterIndices indices, ClusterIndices.Opened made) {
        return new ClusterIndexInUse(indices, made, false);
    }

    /** Empty when there was none. */
    Optional<String> name() {
        return opened.name();
    }

    /** The position of its last commit when it was opened. */
    long position() {
        return opened.position();
    }

    ClusterIndices indices() {
        return indices;
    }

    /**
     * Asks it; when that fails, and another one is in use by now, asks that.
     *
     * @param request with the name of an index
     */
    <T> T ask(Function<String, T> request) {
        String asked = name().orElseThrow();
        try {
            return request.apply(asked);
        } catch (IndexException e) {
            opened = another(asked, e);
            return request.apply(opened.name().orElseThrow());
        }
    }

    /** The one that took the place of one that failed; nodes hear of it one after the other. */
    private ClusterIndices.Opened another(String failed, IndexException failure) {
        int status = failure.getCause() instanceof ClusterRefusal refused ? refused.status() : 0;
        int tries = mayChange && (status == NOT_FOUND || status == UNAVAILABLE) ? TRIES : 0;
        for (int i = 0; i < tries; i++) {
            Optional<ClusterIndices.Opened> now = indices.opened();
            if (now.flatMap(ClusterIndices.Opened::name)
                    .filter(name -> !name.equals(failed))
                    .isPresent()) {
                return now.get();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failure;
            }
        }
        throw failure;
    }
}
