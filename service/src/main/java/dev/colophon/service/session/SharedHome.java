package dev.colophon.service.session;

import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.SharedDatabase;
import java.io.Closeable;

/**
 * A home whose database and index are open while a process runs long, such as a server: use cases that get its {@link #settings} share
 * them, whoever else writes to the home meanwhile.
 */
public final class SharedHome implements Closeable {

    private final SharedDatabase database = new SharedDatabase();
    private final SharedIndex index;
    private final Settings settings;

    private SharedHome(Settings settings) {
        this.index = new SharedIndex(settings.indexes());
        this.settings = settings.sharing(database, index);
    }

    /**
     * Opens it, making home and database where they are missing.
     *
     * @throws dev.colophon.store.StoreException when it cannot be used
     */
    public static SharedHome open(Settings settings) {
        SharedHome home = new SharedHome(settings);
        Database.open(home.settings.home(), home.settings.database()).close();
        return home;
    }

    /** Those of every use case in it. */
    public Settings settings() {
        return settings;
    }

    /** How often the database was opened so far. */
    public int databaseOpenings() {
        return database.openings();
    }

    /** How often the index was opened for reading so far. */
    public int indexOpenings() {
        return index.openings();
    }

    @Override
    public void close() {
        index.close();
        database.close();
    }
}
