package dev.colophon.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the database of one home open for a process that runs long, such as a server: whoever opens it through a {@link Home} that
 * carries this shares one set of connections, and closing what they got closes none of them. Thread-safe.
 */
public final class SharedDatabase implements Closeable {

    private Optional<Opened> opened = Optional.empty();
    private int openings;

    /**
     * What is open.
     *
     * @param file which file that is: another may take its place, as when a backup is restored
     */
    private record Opened(Database database, Optional<Object> file) {}

    /** The database, opened by whoever is first. */
    synchronized Database of(Home home, DatabaseSettings settings, Supplier<Database> opener) {
        requireThere(home, settings);
        Optional<Object> file = file(home, settings);
        if (opened.isPresent() && !opened.get().file().equals(file)) {
            close();
        }
        if (opened.isEmpty()) {
            Database database = opener.get();
            opened = Optional.of(new Opened(database, file(home, settings)));
            openings++;
        }
        return opened.get().database().shared();
    }

    /**
     * Nothing is made in the place of a home that was there and is gone: what was registered in it would seem lost.
     *
     * @throws StoreException when it is gone
     */
    synchronized void requireThere(Home home, DatabaseSettings settings) {
        if (opened.isPresent() && settings.isSqlite() && file(home, settings).isEmpty()) {
            throw StoreException.gone(home.database());
        }
    }

    /** How often it was opened so far. */
    public synchronized int openings() {
        return openings;
    }

    private static Optional<Object> file(Home home, DatabaseSettings settings) {
        if (!settings.isSqlite()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Files.readAttributes(home.database(), BasicFileAttributes.class)
                    .fileKey());
        } catch (IOException e) { // it is not there: whoever opens it makes it, or says why not
            return Optional.empty();
        }
    }

    /** Closes the connections; those in use are closed when they are given back. */
    @Override
    public synchronized void close() {
        opened.ifPresent(open -> open.database().close());
        opened = Optional.empty();
    }
}
