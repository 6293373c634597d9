package dev.colophon.sightings.rematch;

import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.IndexHead.INDEX_HEAD;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexException;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.sightings.Descriptors;
import dev.colophon.sightings.KnownContents;
import dev.colophon.store.Database;
import dev.colophon.store.Folders;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The kept descriptors of contents, indexed, so that what a new reference is in is found without asking every content. Derived
 * from the database, in which contents get positions in the order of being taken up; each home has its own and catches up when
 * it is used. One that cannot be opened is made anew. Not thread-safe.
 */
final class ContentIndex implements Closeable {

    private static final int PAGE = 500;
    private static final long COMMIT_EVERY = 20_000;

    private final Database database;
    private final HomeLock lock;
    private final FingerprintIndex index;

    private ContentIndex(Database database, HomeLock lock, FingerprintIndex index) {
        this.database = database;
        this.lock = lock;
        this.index = index;
    }

    /**
     * Opens that of a home.
     *
     * @throws dev.colophon.store.StoreException when another process uses it for long, or it cannot be written
     */
    static ContentIndex open(Home home, Database database, Catalogue.IndexOpener indexes, Duration patience) {
        HomeLock lock = home.rematching("rematch", patience);
        try {
            return new ContentIndex(database, lock, opened(home.createFolder(home.contents()), indexes));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static FingerprintIndex opened(Path folder, Catalogue.IndexOpener indexes) {
        try {
            return indexes.apply(folder, Access.WRITE);
        } catch (IndexException e) {
            try {
                Folders.delete(folder);
                Files.createDirectories(folder);
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
                throw e;
            }
            return indexes.apply(folder, Access.WRITE);
        }
    }

    /**
     * Gives positions to contents that have none yet, and takes up all that it has not. Those that were not searched for all
     * references that rematching has done with are left out: they have to be searched first.
     *
     * @return the position that was reached
     */
    long sync() {
        while (database.<Integer>write(ContentIndex::position) == PAGE) {
            // the next page
        }
        long head = database.<Long>read(dsl -> head(dsl));
        if (index.position() > head) {
            throw new RegistryException(
                    "the index of contents is of another database: remove the folder `contents` in the home");
        }
        long committed = index.position();
        for (long reached = committed; reached < head; ) {
            long from = reached;
            Map<Long, String> page = database.read(dsl -> dsl.select(CONTENT.POSITION, CONTENT.SHA256)
                    .from(CONTENT)
                    .where(CONTENT.POSITION.gt(from), CONTENT.POSITION.le(head))
                    .orderBy(CONTENT.POSITION)
                    .limit(PAGE)
                    .fetchMap(CONTENT.POSITION, CONTENT.SHA256));
            put(List.copyOf(page.values()));
            reached = page.isEmpty() ? head : page.keySet().stream().reduce(reached, Math::max);
            if (reached - committed >= COMMIT_EVERY || reached >= head) {
                index.commit(reached);
                committed = reached;
            }
        }
        return head;
    }

    private void put(List<String> contents) {
        Map<String, List<Fingerprint>> descriptors = database.read(dsl -> Descriptors.of(dsl, contents));
        descriptors.forEach((content, fingerprints) ->
                fingerprints.forEach(fingerprint -> index.put(new ReferenceId(content), fingerprint)));
    }

    private static long head(DSLContext dsl) {
        return dsl.select(INDEX_HEAD.CONTENTS).from(INDEX_HEAD).fetchSingle(INDEX_HEAD.CONTENTS);
    }

    /** A page of contents gets its positions; returns how many were looked at. */
    private static int position(DSLContext dsl) {
        // Whoever has the row holds back others who give positions, and those who say how far rematching has come.
        dsl.update(INDEX_HEAD).set(INDEX_HEAD.CONTENTS, INDEX_HEAD.CONTENTS).execute();
        List<String> fresh = dsl.select(CONTENT.SHA256)
                .from(CONTENT)
                .where(
                        CONTENT.POSITION.isNull(),
                        CONTENT.SEARCHED_TO.ge(
                                DSL.select(INDEX_HEAD.REMATCHED_TO).from(INDEX_HEAD)))
                .orderBy(CONTENT.SHA256)
                .limit(PAGE)
                .fetch(CONTENT.SHA256);
        Set<String> present = new HashSet<>(dsl.select(CONTENT.SHA256)
                .from(CONTENT)
                .where(CONTENT.SHA256.in(fresh), Descriptors.arePresent(CONTENT.SHA256))
                .fetch(CONTENT.SHA256));
        long last = head(dsl);
        for (String content : fresh) {
            dsl.update(CONTENT)
                    .set(CONTENT.POSITION, present.contains(content) ? ++last : KnownContents.NO_POSITION)
                    .where(CONTENT.SHA256.eq(content))
                    .execute();
        }
        dsl.update(INDEX_HEAD).set(INDEX_HEAD.CONTENTS, last).execute();
        return fresh.size();
    }

    /** The contents that may share something with a reference. */
    Set<String> copiesOf(Fingerprint reference) {
        Set<String> found = new HashSet<>();
        index.copiesOf(reference).forEach(content -> found.add(content.value()));
        return found;
    }

    /** Forgets contents whose descriptors are gone. */
    void remove(List<String> contents) {
        if (!contents.isEmpty()) {
            contents.forEach(content -> index.remove(new ReferenceId(content)));
            index.commit(index.position());
        }
    }

    @Override
    public void close() {
        try (lock) {
            index.close();
        } catch (IOException e) {
            throw new RegistryException(
                    "cannot close the index of contents: %s; check the disk".formatted(e.getMessage()), e);
        }
    }
}
