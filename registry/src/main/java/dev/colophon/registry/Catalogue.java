package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Reference.REFERENCE;

import dev.colophon.detect.FileFingerprinter;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SelfTest;
import dev.colophon.index.search.CautiousIndex;
import dev.colophon.media.MediaReader;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.registration.ReferenceMoveListener;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Folders;
import dev.colophon.store.Home;
import dev.colophon.store.Ids;
import dev.colophon.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A home opened: its database, and the index brought to what the database says. Whoever opens it with {@link Access#WRITE}
 * holds the home's lock ({@link Home#lock}).
 */
public final class Catalogue implements Closeable {

    private final Database database;
    private final FingerprintIndex index;
    private final SelfTests selfTests;
    private final Ids ids;
    private final InstantSource clock;

    private Catalogue(Database database, FingerprintIndex index, InstantSource clock) {
        this.database = database;
        this.index = index;
        this.clock = clock;
        this.selfTests = new SelfTests(database, clock);
        this.ids = new Ids(clock);
    }

    /** How an index folder is opened, with what of the index is kept elsewhere. */
    public interface IndexOpener extends BiFunction<Path, Access, FingerprintIndex> {

        /** Opens an empty index to be filled beside the one in use; a folder alone says by its name which it is. */
        default FingerprintIndex fresh(Path folder) {
            return apply(folder, Access.WRITE);
        }

        /** Lets what was filled last take the place of what is in use elsewhere; the folder is moved by the caller. */
        default void replace() {}

        /** What changes whenever what is kept elsewhere is committed or replaced; empty when all is in the folder. */
        default String state() {
            return "";
        }
    }

    /**
     * Opens a home. An index that lags behind (its writer was killed) is brought up to date first; for {@link Access#READ}
     * only when no other process is writing, since a writer brings it up to date by itself.
     */
    public static Catalogue open(
            Home home, DatabaseSettings settings, Access access, IndexOpener indexes, InstantSource clock) {
        return of(Database.open(home, settings), home, access, indexes, clock);
    }

    /**
     * Opens a home to read it, also where it cannot be written. Empty when nothing was ever stored.
     *
     * @throws StoreException when the index lags behind and cannot be brought up to date
     */
    public static Optional<Catalogue> openExisting(
            Home home, DatabaseSettings settings, IndexOpener indexes, InstantSource clock) {
        return Database.openExisting(home, settings).map(database -> of(database, home, Access.READ, indexes, clock));
    }

    private static Catalogue of(Database database, Home home, Access access, IndexOpener indexes, InstantSource clock) {
        try {
            return new Catalogue(database, new CurrentIndex(home, database, indexes, clock).open(access), clock);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Makes the index anew from the stored fingerprints, beside the old one, and then takes its place. A crash at any moment
     * leaves the old index, or none, which the next opening fills.
     *
     * @param progress told how many fingerprints have been put so far
     */
    public static void rebuild(Home home, DatabaseSettings settings, IndexOpener indexes, Consumer<Long> progress) {
        Path fresh = home.folder().resolve("index.new");
        Path old = home.folder().resolve("index.old");
        try (Database database = Database.open(home, settings)) {
            Folders.delete(fresh);
            Folders.delete(old);
            IndexSync sync = new IndexSync(database);
            try (FingerprintIndex index = indexes.fresh(home.createFolder(fresh))) {
                sync.claim(index, Access.WRITE);
                sync.fill(index, progress);
                sync.replay(index);
            }
            indexes.replace();
            if (Files.exists(home.index())) {
                Files.move(home.index(), old);
            }
            Files.move(fresh, home.index());
            Folders.delete(old);
            // What another machine registered just then went into the index that is gone.
            try (FingerprintIndex index = indexes.apply(home.index(), Access.WRITE)) {
                sync.replay(index);
            }
        } catch (IOException e) {
            throw new RegistryException(
                    "cannot put the new index in place in %s: %s; check the folder and run it again"
                            .formatted(home.folder(), e.getMessage()),
                    e);
        }
    }

    public Database database() {
        return database;
    }

    /** The index; matches of a medium whose self-test failed are CANDIDATE at best. */
    public FingerprintIndex index() {
        Set<Medium> failed = selfTests.failed();
        return failed.isEmpty() ? index : new CautiousIndex(index, failed);
    }

    public SelfTests selfTests() {
        return selfTests;
    }

    /** Tests the index in a medium and keeps the result, which counts for every {@link #index} from then on. */
    public Optional<SelfTest> selfTest(Medium medium, int windows) {
        Optional<SelfTest> test = index.selfTest(medium, windows, clock.millis());
        test.ifPresent(made -> selfTests.record(medium, made));
        return test;
    }

    /** Makes the ids of what is stored here. */
    public Ids ids() {
        return ids;
    }

    public Works works(Organisation organisation) {
        return new Works(database, organisation);
    }

    /** References of all organisations that are these very bytes; for what is said of a match, not for who sees it. */
    public Set<ReferenceId> referencesOf(Content content) {
        return database.read(dsl -> Set.copyOf(dsl.select(REFERENCE.ID)
                .from(REFERENCE)
                .where(REFERENCE.SHA256.eq(content.sha256()))
                .fetch(row -> new ReferenceId(row.value1()))));
    }

    /** Whether references were registered that this opening of the index does not know. */
    public boolean isBehind() {
        return new IndexSync(database).behind(index) > 0;
    }

    /**
     * Registers files of an organisation in this catalogue, which must be open for writing.
     *
     * @param actor who registers
     * @param moves told when another title makes a file one of another work
     */
    public Registrar registrar(
            Organisation organisation, MediaReader media, String actor, ReferenceMoveListener moves) {
        FileFingerprinter fingerprinter = new FileFingerprinter(media);
        return new Registrar(
                database,
                organisation,
                index,
                file -> fingerprinter.read(file, Role.REFERENCE),
                media::tags,
                new WorkEvents(ids, clock, actor),
                moves);
    }

    /** Compares the index with the database. */
    public IndexReport verify() {
        return new IndexSync(database).verify(index);
    }

    @Override
    public void close() {
        try (database) {
            close(index);
        }
    }

    static void close(FingerprintIndex index) {
        try {
            index.close();
        } catch (IOException e) {
            throw new RegistryException("cannot close the index: %s; check the disk".formatted(e.getMessage()), e);
        }
    }
}
