package dev.colophon.store;

import dev.colophon.store.StoreException.Reason;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One writing connection, whose transactions begin IMMEDIATE so that they never fail half-way for a lock, and as many
 * reading ones as there are readers at a time. Lock order: {@code writer} is taken before anything in SQLite.
 */
final class SqliteConnections implements Connections {

    /** How long a statement waits for another process. */
    private static final int BUSY_MILLIS = 30_000;

    /**
     * Pages that the writing connection keeps in memory. SQLite's own 2 MB are less than one turn of a crawl changes: it then
     * writes pages before they are done and reads them again.
     */
    private static final int WRITER_CACHE_KIB = 16 << 10;

    /**
     * Pages in the journal from which on a commit brings them into the file. Of SQLite's own 1,000 a turn of a crawl among many
     * URLs writes half: what each turn changes anew, such as the ends of indexes, then went into the file every other turn.
     */
    private static final int PAGES_IN_JOURNAL = 16_000;

    /** What SQLite says when it cannot write the file or what stands beside it. */
    private static final Set<SQLiteErrorCode> ACCESS = EnumSet.of(
            SQLiteErrorCode.SQLITE_READONLY,
            SQLiteErrorCode.SQLITE_CANTOPEN,
            SQLiteErrorCode.SQLITE_PERM,
            SQLiteErrorCode.SQLITE_AUTH,
            SQLiteErrorCode.SQLITE_IOERR);

    private final Path file;
    private final Optional<SQLiteDataSource> forWriting;
    private final SQLiteDataSource forReading;
    private final Runnable unchanged;
    private final ReentrantLock writer = new ReentrantLock(true);
    private final ConcurrentLinkedDeque<Connection> idleWriter = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private SqliteConnections(
            Path file, Optional<SQLiteDataSource> forWriting, SQLiteDataSource forReading, Runnable unchanged) {
        this.file = file;
        this.forWriting = forWriting;
        this.forReading = forReading;
        this.unchanged = unchanged;
    }

    static SqliteConnections of(Path file) {
        return new SqliteConnections(
                file,
                Optional.of(dataSource(file, SQLiteConfig.TransactionMode.IMMEDIATE)),
                dataSource(file, SQLiteConfig.TransactionMode.DEFERRED),
                () -> {});
    }

    /**
     * Of a file in a folder where nothing can be written. Where no journal stands beside it the file is all there is, and is
     * read without locks, which cannot be had; a transaction during which another process wrote to it then fails. Where one
     * stands there, its index in shared memory must be readable too.
     */
    static SqliteConnections toReadOnly(Path file) {
        SqliteFile.Stamp opened = SqliteFile.stamp(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(
                "jdbc:sqlite:file:" + file.toUri().getRawPath() + (opened.journal() ? "?mode=ro" : "?immutable=1"));
        return new SqliteConnections(file, Optional.empty(), source, () -> {
            if (!opened.journal() && !opened.equals(SqliteFile.stamp(file))) {
                throw new StoreException(
                        Reason.BUSY,
                        "cannot read %s: another process wrote to it meanwhile; run the command again".formatted(file));
            }
        });
    }

    private static SQLiteDataSource dataSource(Path file, SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        if (mode == SQLiteConfig.TransactionMode.IMMEDIATE) {
            config.setCacheSize(-WRITER_CACHE_KIB);
        }
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(mode);
        // Nobody asks for them, and the driver would look them up after each insertion, with a statement of its own.
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    SQLiteDataSource dataSource() {
        return forWriting.orElseThrow(this::readOnly);
    }

    private StoreException readOnly() {
        return StoreException.notWritable(file, new AccessDeniedException(file.toString()));
    }

    Path file() {
        return file;
    }

    @Override
    public Lease reading() {
        Connection idle = idleReaders.poll();
        return new Lease(
                idle != null ? idle : connect(forReading),
                (connection, healthy) -> {
                    if (healthy && !closed) {
                        idleReaders.push(connection);
                    } else {
                        close(connection);
                    }
                },
                unchanged);
    }

    @Override
    public Lease writing() {
        if (writer.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write transaction within a write transaction");
        }
        writer.lock();
        try {
            Connection idle = idleWriter.poll();
            return new Lease(idle != null ? idle : connectToWrite(), (connection, healthy) -> {
                try {
                    if (healthy && !closed) {
                        idleWriter.push(connection);
                    } else {
                        close(connection);
                    }
                } finally {
                    writer.unlock();
                }
            });
        } catch (RuntimeException e) {
            writer.unlock();
            throw e;
        }
    }

    /** By {@code VACUUM INTO}: a read transaction, so that writers go on. */
    void copyTo(Path copy) {
        try (Lease lease = reading();
                PreparedStatement vacuum = lease.connection().prepareStatement("vacuum into ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    private Connection connectToWrite() {
        Connection connection = connect(dataSource());
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_autocheckpoint = " + PAGES_IN_JOURNAL);
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw explain(e);
        }
    }

    private Connection connect(SQLiteDataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    @Override
    public StoreException explain(SQLException failure) {
        SQLiteErrorCode code =
                failure instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        // Extended codes carry the primary one in their low byte.
        SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(code.code & 0xff);
        if (ACCESS.contains(primary) && StoreException.isFull(file)) {
            return StoreException.full(file, failure);
        }
        return switch (primary) {
            case SQLITE_FULL ->
                new StoreException(
                        Reason.DISK_FULL,
                        "cannot write %s: the disk is full; free some space and run the command again, nothing "
                                        .formatted(file)
                                + "acknowledged is lost",
                        failure);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new StoreException(
                        Reason.BUSY,
                        "cannot write %s: another process has been writing for more than %d s; wait for it to end"
                                .formatted(file, BUSY_MILLIS / 1000),
                        failure);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new StoreException(
                        Reason.DAMAGED,
                        "cannot read %s: it is damaged or not a database; put back a copy, or move it away to start anew"
                                .formatted(file),
                        failure);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                new StoreException(
                        Reason.NOT_WRITABLE,
                        forWriting.isEmpty()
                                ? "cannot read %s: changes wait in its journal, and nothing can be written beside it; make its folder writable and run the command again"
                                        .formatted(file)
                                : "cannot open %s for writing: access denied; make it and its folder writable, or name another "
                                                .formatted(file)
                                        + "folder with COLOPHON_HOME",
                        failure);
            case SQLITE_IOERR ->
                new StoreException(
                        Reason.FAILED,
                        "cannot use %s: the disk reports an error (%s); check the disk and its free space"
                                .formatted(file, failure.getMessage()),
                        failure);
            default ->
                new StoreException(
                        Reason.FAILED,
                        "the database %s refused a statement: %s; please report this as a defect"
                                .formatted(file, failure.getMessage()),
                        failure);
        };
    }

    @Override
    public void close() {
        closed = true;
        closeAll(idleReaders);
        closeAll(idleWriter);
    }

    private void closeAll(ConcurrentLinkedDeque<Connection> idle) {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            close(connection);
        }
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw explain(e);
        }
    }
}
