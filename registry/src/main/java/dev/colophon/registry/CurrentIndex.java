package dev.colophon.registry;

import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Opens the index of a home as the database says it is, so that nothing is said of what it lacks. */
final class CurrentIndex {

    /** What was written down so long ago was told to whoever registered it: it is never missed. A writer commits every two seconds. */
    private static final Duration JUST_NOW = Duration.ofSeconds(30);

    /** So long another process is waited for that writes such. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(250);

    private final Home home;
    private final IndexSync sync;
    private final Catalogue.IndexOpener indexes;
    private final InstantSource clock;
    private final Duration patience;

    CurrentIndex(Home home, Database database, Catalogue.IndexOpener indexes, InstantSource clock) {
        this(home, database, indexes, clock, PATIENCE);
    }

    /** @param patience with another process */
    CurrentIndex(Home home, Database database, Catalogue.IndexOpener indexes, InstantSource clock, Duration patience) {
        this.home = home;
        this.sync = new IndexSync(database);
        this.indexes = indexes;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Opens it; what it lacks is applied first.
     *
     * @throws StoreException when it lacks something that cannot be applied, or that another process is still applying
     */
    FingerprintIndex open(Access access) {
        if (access == Access.WRITE) {
            home.createFolder(home.index());
            return writable();
        }
        FingerprintIndex index = opened(Access.READ);
        long lacking = lacking(index, sync::behind);
        long deadline = System.nanoTime() + patience.toNanos();
        while (lacking != 0) {
            Catalogue.close(index);
            Optional<StoreException> busy = replay(lacking);
            index = opened(Access.READ);
            lacking = lacking(index, read -> sync.overdue(read, clock.instant().minus(JUST_NOW)));
            if (lacking != 0 && busy.isPresent() && System.nanoTime() - deadline >= 0) {
                Catalogue.close(index);
                throw new StoreException(
                        StoreException.Reason.BUSY,
                        "the search index lacks %d changes of what is registered, and another process has to apply them: %s"
                                .formatted(lacking, busy.get().getMessage()),
                        busy.get());
            }
        }
        return index;
    }

    /** What it lacks; it is closed when that cannot be told, such as while the database does not answer. */
    private static long lacking(FingerprintIndex index, ToLongFunction<FingerprintIndex> count) {
        try {
            return count.applyAsLong(index);
        } catch (RuntimeException e) {
            closeAfter(e, index);
            throw e;
        }
    }

    private FingerprintIndex writable() {
        FingerprintIndex index = opened(Access.WRITE);
        try {
            sync.replay(index);
            return index;
        } catch (RuntimeException e) {
            closeAfter(e, index);
            throw e;
        }
    }

    /** Applies what is lacking, unless another process writes to the home, which does so itself. */
    private Optional<StoreException> replay(long behind) {
        try (HomeLock _ = home.lock("index replay", POLL, _ -> {})) {
            Catalogue.close(writable());
            return Optional.empty();
        } catch (StoreException e) {
            if (e.isOfWriting()) {
                throw new StoreException(
                        e.reason(),
                        "the search index lacks %d changes of what is registered, and cannot be brought up to date: %s"
                                .formatted(behind, e.getMessage()),
                        e);
            }
            if (e.reason() != StoreException.Reason.BUSY) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    private FingerprintIndex opened(Access access) {
        FingerprintIndex index = indexes.apply(home.index(), access);
        try {
            sync.claim(index, access);
            return index;
        } catch (RuntimeException e) {
            closeAfter(e, index);
            throw e;
        }
    }

    /** What failed first is what is told. */
    private static void closeAfter(RuntimeException failure, FingerprintIndex index) {
        try {
            index.close();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
