package dev.colophon.scale.opensearch;

import dev.colophon.index.IndexException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which index is asked. While one in use is asked another one may take its place, and it is deleted: then that one is asked, once it
 * is seen to be of the same scheme. Thread-safe.
 */
final class ClusterIndexInUse {

    private final ClusterIndices indices;
    private final boolean mayChange;
    private final ClusterRetry retry;
    private volatile ClusterIndices.Opened opened;
    private volatile Optional<String> database;

    private ClusterIndexInUse(ClusterIndices indices, ClusterIndices.Opened opened, boolean mayChange) {
        this.indices = indices;
        this.opened = opened;
        this.database = opened.database();
        this.mayChange = mayChange;
        this.retry = new ClusterRetry(indices.client().waitForAnswers());
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

    /** The position of its last commit when it was opened, or of the one by this. */
    long position() {
        return opened.position();
    }

    /** It was committed at a position. */
    void committed(long position) {
        opened = new ClusterIndices.Opened(opened.name(), position, database);
    }

    /**
     * Says whose changes it is given.
     *
     * @throws IndexException when it, or what it is to take the place of, has those of another database
     */
    void belongTo(String wanted) {
        Optional<String> known = mayChange ? database : indices.databaseInUse();
        if (known.filter(other -> !other.equals(wanted)).isPresent()) {
            throw indices.ofAnotherHome();
        }
        database = Optional.of(wanted);
    }

    /** Whose changes it is given, as far as somebody said so. */
    Optional<String> database() {
        return database;
    }

    /**
     * Where the plug-in is asked something of it: a node for its own copies of shards first, so that what they answer is not sent
     * twice. One that does not know yet how far it has come refuses.
     */
    static String path(String name, String action, long position) {
        return "/%s/_colophon/%s?preference=_local&position=%d".formatted(name, action, position);
    }

    ClusterIndices indices() {
        return indices;
    }

    /**
     * Asks it; when that fails, and another one is in use by now, asks that. One that is being deleted fails some seconds before all
     * nodes of a busy cluster know of the other one, and nodes that have lost their manager, or a copy of a shard, fail until they
     * have another: that is waited for.
     *
     * @param request with the name of an index; it may be asked twice
     */
    <T> T ask(Function<String, T> request) {
        return retry.ask(() -> askNow(request), this::isForNow);
    }

    private <T> T askNow(Function<String, T> request) {
        String asked = name().orElseThrow();
        try {
            return request.apply(asked);
        } catch (IndexException e) {
            if (mayChange && isForNow(e)) {
                Optional<ClusterIndices.Opened> other = another(asked);
                if (other.isPresent()) {
                    opened = other.get();
                    return request.apply(opened.name().orElseThrow());
                }
            }
            throw e;
        }
    }

    private boolean isForNow(IndexException failure) {
        return ClusterRefusal.isForNow(failure) || (mayChange && ClusterRefusal.isNotFound(failure));
    }

    /** The one that took the place of one that failed; empty when there is none, or it is not known or not as far yet. */
    private Optional<ClusterIndices.Opened> another(String failed) {
        try {
            Optional<ClusterIndices.Opened> other = indices.opened()
                    .filter(now ->
                            now.name().filter(name -> !name.equals(failed)).isPresent());
            if (other.flatMap(ClusterIndices.Opened::database)
                    .filter(known -> database.filter(own -> !own.equals(known)).isPresent())
                    .isPresent()) {
                throw indices.ofAnotherHome();
            }
            return other.filter(now -> now.position() >= opened.position());
        } catch (IndexException e) {
            if (ClusterRefusal.isForNow(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
