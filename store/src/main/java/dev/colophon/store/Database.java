package dev.colophon.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * The relational database: the SQLite file of a {@link Home}, or PostgreSQL where {@link DatabaseSettings} name one. Opening it
 * brings the schema up to date. All access is a transaction given to {@link #read} or {@link #write}. Thread-safe; on
 * SQLite one write runs at a time.
 */
public final class Database implements Closeable {

    /** The version of the schema that opening a database brings it to. */
    public static final int SCHEMA = Migrations.NEWEST;

    /** Of a transaction that others stand in the way of. */
    private static final int MOST_REPEATS = 20;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final Settings SETTINGS = new Settings()
            .withExecuteLogging(false)
            .withRenderQuotedNames(RenderQuotedNames.NEVER)
            .withRenderNameCase(RenderNameCase.LOWER)
            .withRenderSchema(false);

    private final Connections connections;
    private final SQLDialect dialect;
    /** Whether the connections are another's, who closes them. */
    private final boolean shared;

    private Database(Connections connections, SQLDialect dialect, boolean shared) {
        this.connections = connections;
        this.dialect = dialect;
        this.shared = shared;
    }

    /** The same connections for one more user, whose closing leaves them open. */
    Database shared() {
        return new Database(connections, dialect, true);
    }

    /**
     * Opens the database, making home and database where they are missing; of a home that is shared it is opened once.
     *
     * @throws StoreException when it cannot be opened, is damaged, or is of a newer Colophon
     */
    public static Database open(Home home, DatabaseSettings settings) {
        return home.shared()
                .map(shared -> shared.of(home, settings, () -> openAlone(home, settings)))
                .orElseGet(() -> openAlone(home, settings));
    }

    private static Database openAlone(Home home, DatabaseSettings settings) {
        if (settings.isSqlite()) {
            SqliteFile.check(home.create().database());
            Migrations.begin(home);
            SqliteConnections connections = SqliteConnections.of(home.database());
            return ready(connections, SQLDialect.SQLITE, () -> Migrations.bringUpToDate(connections, home));
        }
        String url = settings.url().orElseThrow();
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StoreException(
                    StoreException.Reason.MISCONFIGURED,
                    "cannot use the database named by %s: only jdbc:postgresql://host/name is known; correct it, or unset it to use the SQLite file in the home"
                            .formatted(settings.names().url()));
        }
        PostgresConnections connections = PostgresConnections.of(url, settings);
        return ready(connections, SQLDialect.POSTGRES, () -> Migrations.bringUpToDate(connections));
    }

    /**
     * For commands that only read: as {@link #open}, but makes nothing, and where the home cannot be written or the disk is
     * full the database is read as it is.
     *
     * @return empty when nothing was ever stored
     */
    public static Optional<Database> openExisting(Home home, DatabaseSettings settings) {
        if (!exists(home, settings)) {
            return Optional.empty();
        }
        return Optional.of(home.shared()
                .map(shared -> shared.of(home, settings, () -> openToRead(home, settings)))
                .orElseGet(() -> openToRead(home, settings)));
    }

    private static Database openToRead(Home home, DatabaseSettings settings) {
        if (!settings.isSqlite() || home.isWritable()) {
            try {
                return openAlone(home, settings);
            } catch (StoreException e) {
                if (!settings.isSqlite() || !e.isOfWriting()) {
                    throw e;
                }
            }
        }
        return openReadOnly(home);
    }

    private static Database openReadOnly(Home home) {
        SqliteFile.check(home.database());
        SqliteConnections connections = SqliteConnections.toReadOnly(home.database());
        return ready(connections, SQLDialect.SQLITE, () -> Migrations.requireNewest(connections, home));
    }

    /**
     * Whether anything was ever stored, as far as that can be told without opening it.
     *
     * @throws StoreException when the home cannot be read, so that this cannot be told
     */
    public static boolean exists(Home home, DatabaseSettings settings) {
        if (!settings.isSqlite()) {
            return true;
        }
        home.shared().ifPresent(shared -> shared.requireThere(home, settings));
        try {
            return Files.readAttributes(home.database(), BasicFileAttributes.class)
                    .isRegularFile();
        } catch (NoSuchFileException e) {
            if (Files.exists(home.folder()) && !home.exists()) {
                throw StoreException.notReadable(
                        home.folder(), new FileSystemException("", null, "it is not a folder"));
            }
            return false;
        } catch (IOException e) {
            throw StoreException.notReadable(home.folder(), e);
        }
    }

    private static Database ready(Connections connections, SQLDialect dialect, Runnable upToDate) {
        try {
            upToDate.run();
            return new Database(connections, dialect, false);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /** Whether transactions that write run side by side, so that they may deadlock. On SQLite one runs at a time. */
    public boolean hasManyWriters() {
        return dialect == SQLDialect.POSTGRES;
    }

    /** Runs a transaction that only reads; it sees one state of the database throughout. */
    public <T> T read(Function<DSLContext, T> transaction) {
        return run(connections.reading(), transaction);
    }

    /** Runs a transaction that may write. When it throws, nothing of it is stored; when it returns, all of it is durable. */
    public <T> T write(Function<DSLContext, T> transaction) {
        return run(connections.writing(), transaction);
    }

    /**
     * As {@link #write}, again and again as long as PostgreSQL ends the transaction because another stood in its way. It must
     * change nothing but the database.
     */
    public <T> T writeRepeating(Function<DSLContext, T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write(transaction);
            } catch (StoreException e) {
                if (e.reason() != StoreException.Reason.BUSY || !hasManyWriters() || attempt == MOST_REPEATS) {
                    throw e;
                }
                // Whoever waits for the other least of all is not always the same.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * 10_000_000L));
            }
        }
    }

    /** As {@link #write}, without a result. */
    public void change(Consumer<DSLContext> transaction) {
        write(dsl -> {
            transaction.accept(dsl);
            return true;
        });
    }

    private <T> T run(Connections.Lease lease, Function<DSLContext, T> transaction) {
        try (lease) {
            Connection connection = lease.connection();
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                T result = transaction.apply(DSL.using(connection, dialect, SETTINGS));
                lease.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    lease.rollback();
                }
            }
        } catch (DataAccessException e) {
            throw connections.explain(e.getCause() instanceof SQLException sql ? sql : new SQLException(e));
        } catch (SQLException e) {
            throw connections.explain(e);
        }
    }

    /**
     * Writes a copy of the SQLite database as it is at one moment, while others may write; compact, and without journals.
     *
     * @param file must not be there yet
     * @throws IllegalStateException of a PostgreSQL database, which {@code pg_dump} copies
     */
    public void copyTo(Path file) {
        if (!(connections instanceof SqliteConnections sqlite)) {
            throw new IllegalStateException("only a SQLite database is copied to a file");
        }
        sqlite.copyTo(file);
    }

    @Override
    public void close() {
        if (!shared) {
            connections.close();
        }
    }
}
