package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Fingerprint.FINGERPRINT;
import static dev.colophon.store.schema.tables.IndexChange.INDEX_CHANGE;
import static dev.colophon.store.schema.tables.IndexHead.INDEX_HEAD;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static org.jooq.impl.DSL.noCondition;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Keeps the index what the database says. The database is the truth: it has a log of changes with positions, and the index
 * remembers up to which position it has applied them. Putting the same reference again replaces it, so that applying a
 * change twice does no harm.
 */
public final class IndexSync {

    /** Changes or fingerprints read at a time: few enough for the memory, many enough to spare round trips. */
    private static final int PAGE = 256;

    private final Database database;

    public IndexSync(Database database) {
        this.database = database;
    }

    /**
     * Writes down, in the transaction that makes it, that a reference came or is there no more.
     *
     * @return the position of the change
     */
    public static long record(DSLContext dsl, ReferenceId reference, boolean removed) {
        long position = dsl.update(INDEX_HEAD)
                .set(INDEX_HEAD.POSITION, INDEX_HEAD.POSITION.plus(1))
                .returning(INDEX_HEAD.POSITION)
                .fetchSingle(INDEX_HEAD.POSITION);
        dsl.insertInto(INDEX_CHANGE)
                .set(INDEX_CHANGE.POSITION, position)
                .set(INDEX_CHANGE.REFERENCE, reference.value())
                .set(INDEX_CHANGE.REMOVED, removed)
                .execute();
        return position;
    }

    /** The position of the newest change. */
    public long head() {
        return database.<Long>read(
                dsl -> dsl.select(INDEX_HEAD.POSITION).from(INDEX_HEAD).fetchSingle(INDEX_HEAD.POSITION));
    }

    /**
     * Says to an index whose changes it is given. Nothing is written down for what is only read.
     *
     * @throws dev.colophon.index.IndexException when it has changes of another database
     */
    void claim(FingerprintIndex index, Access access) {
        Optional<String> known = database.read(IndexSync::identity);
        if (known.isEmpty() && access == Access.WRITE) {
            known = database.write(dsl -> {
                dsl.update(INDEX_HEAD)
                        .set(INDEX_HEAD.DATABASE, UUID.randomUUID().toString())
                        .where(INDEX_HEAD.DATABASE.isNull())
                        .execute();
                return identity(dsl);
            });
        }
        known.ifPresent(index::belongTo);
    }

    private static Optional<String> identity(DSLContext dsl) {
        return dsl.select(INDEX_HEAD.DATABASE)
                .from(INDEX_HEAD)
                .where(INDEX_HEAD.DATABASE.isNotNull())
                .fetchOptional(INDEX_HEAD.DATABASE);
    }

    /**
     * How many changes the index has not seen that were written down before a time: whoever registers commits to it within seconds.
     */
    long overdue(FingerprintIndex index, Instant before) {
        return database.<Long>read(dsl -> (long) dsl.fetchCount(dsl.selectOne()
                .from(INDEX_CHANGE)
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(INDEX_CHANGE.REFERENCE))
                .where(INDEX_CHANGE.POSITION.gt(index.position()))
                .and(REFERENCE.REGISTERED_AT.lt(before.toEpochMilli()))));
    }

    /** How many changes the index has not seen. */
    public long behind(FingerprintIndex index) {
        return head() - index.position();
    }

    /**
     * Applies the changes that the index has not seen, a page at a time.
     *
     * @return how many
     * @throws RegistryException when the index has seen changes that this database never had
     */
    public long replay(FingerprintIndex index) {
        if (behind(index) < 0) {
            throw new RegistryException(
                    "the index has changes that this database never had (position %d of %d): the database is older, from a backup, or the index is of another home; run `colophon index rebuild`, or where several homes share a cluster name another index in COLOPHON_INDEX"
                            .formatted(index.position(), head()));
        }
        long applied = 0;
        List<Change> page = changes(index.position());
        while (!page.isEmpty()) {
            page.forEach(change -> apply(change, index));
            index.commit(page.getLast().position());
            applied += page.size();
            page = changes(index.position());
        }
        return applied;
    }

    /**
     * Puts every stored fingerprint into an empty index. What is registered meanwhile is beyond the position taken at the
     * start and is applied by the next {@link #replay}.
     */
    void fill(FingerprintIndex empty, Consumer<Long> progress) {
        long head = head();
        long put = 0;
        for (Optional<StoredFingerprint> last = Optional.empty(); ; ) {
            List<StoredFingerprint> page = fingerprints(last);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(fingerprint -> empty.put(fingerprint.reference(), fingerprint.decode()));
            put += page.size();
            progress.accept(put);
            last = Optional.of(page.getLast());
        }
        empty.commit(head);
    }

    /** Compares every fingerprint on both sides. */
    public IndexReport verify(FingerprintIndex index) {
        IndexReport.Builder report = new IndexReport.Builder(index.position(), head());
        Set<String> stored = new HashSet<>();
        for (Optional<StoredFingerprint> last = Optional.empty(); ; ) {
            List<StoredFingerprint> page = fingerprints(last);
            if (page.isEmpty()) {
                break;
            }
            for (StoredFingerprint fingerprint : page) {
                stored.add(fingerprint.key());
                Optional<Fingerprint> indexed = index.fingerprint(fingerprint.reference(), fingerprint.medium());
                if (indexed.isEmpty()) {
                    report.add(IndexReport.Fault.MISSING, fingerprint.reference(), fingerprint.medium());
                } else if (!indexed.get().equals(fingerprint.decode())) {
                    report.add(IndexReport.Fault.DIFFERENT, fingerprint.reference(), fingerprint.medium());
                }
            }
            last = Optional.of(page.getLast());
        }
        index.forEachPrint((reference, fingerprint) -> {
            if (!stored.contains(key(reference, fingerprint.medium()))) {
                report.add(IndexReport.Fault.EXTRA, reference, fingerprint.medium());
            }
        });
        return report.build(stored.size());
    }

    private record Change(long position, ReferenceId reference, boolean removed) {}

    private record StoredFingerprint(ReferenceId reference, Medium medium, byte[] bytes) {

        Fingerprint decode() {
            try {
                return Fingerprint.decode(medium, bytes);
            } catch (IllegalArgumentException e) {
                throw new RegistryException(
                        "the stored %s fingerprint of %s cannot be read: %s"
                                .formatted(medium, reference, e.getMessage()),
                        e);
            }
        }

        String key() {
            return IndexSync.key(reference, medium);
        }
    }

    private static String key(ReferenceId reference, Medium medium) {
        return reference + "/" + medium;
    }

    private void apply(Change change, FingerprintIndex index) {
        if (change.removed()) {
            index.remove(change.reference());
            return;
        }
        List<StoredFingerprint> fingerprints = database.read(dsl -> dsl.selectFrom(FINGERPRINT)
                .where(FINGERPRINT.REFERENCE.eq(change.reference().value()))
                .fetch(IndexSync::fingerprint));
        fingerprints.forEach(fingerprint -> index.put(fingerprint.reference(), fingerprint.decode()));
    }

    private List<Change> changes(long after) {
        return database.read(dsl -> dsl.select(INDEX_CHANGE.POSITION, INDEX_CHANGE.REFERENCE, INDEX_CHANGE.REMOVED)
                .from(INDEX_CHANGE)
                .where(INDEX_CHANGE.POSITION.gt(after))
                .orderBy(INDEX_CHANGE.POSITION)
                .limit(PAGE)
                .fetch(row -> new Change(row.value1(), new ReferenceId(row.value2()), row.value3())));
    }

    private List<StoredFingerprint> fingerprints(Optional<StoredFingerprint> after) {
        return database.read(dsl -> dsl.selectFrom(FINGERPRINT)
                .where(after.map(fingerprint -> FINGERPRINT
                                .REFERENCE
                                .gt(fingerprint.reference().value())
                                .or(FINGERPRINT
                                        .REFERENCE
                                        .eq(fingerprint.reference().value())
                                        .and(FINGERPRINT.MEDIUM.gt(
                                                fingerprint.medium().name()))))
                        .orElse(noCondition()))
                .orderBy(FINGERPRINT.REFERENCE, FINGERPRINT.MEDIUM)
                .limit(PAGE)
                .fetch(IndexSync::fingerprint));
    }

    private static StoredFingerprint fingerprint(Record row) {
        return new StoredFingerprint(
                new ReferenceId(row.get(FINGERPRINT.REFERENCE)),
                Medium.valueOf(row.get(FINGERPRINT.MEDIUM)),
                row.get(FINGERPRINT.CODE));
    }
}
