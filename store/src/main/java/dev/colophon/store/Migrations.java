package dev.colophon.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the newest schema. Flyway alone takes longer to start than a whole small command may (RATIONALE.md),
 * so its history is asked first with one query, and it runs only when there is something to do.
 */
final class Migrations {

    /** The version of the newest script in {@code db/migration}; a test holds it to that. */
    static final int NEWEST = 35;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Migrations() {}

    /** Where the build puts a database of all migrations and no rows. */
    private static final String NEW = "/db/new.sqlite";

    /**
     * A home without a database gets one of the newest schema, whole or not at all. Where the build made none, migrations make it;
     * so they do where what another database was about to write lies there, because SQLite drops it beside an empty file alone.
     */
    static void begin(Home home) {
        Path file = home.database();
        if (Files.exists(file)) {
            return;
        }
        Path written = file.resolveSibling(file.getFileName() + ".new");
        if (Files.isDirectory(written)) {
            throw new StoreException(
                    StoreException.Reason.NOT_WRITABLE,
                    "cannot begin %s: %s, where it is written first, is a folder; move that away"
                            .formatted(file, written));
        }
        try (HomeLock _ = lock(home);
                InputStream made = Migrations.class.getResourceAsStream(NEW)) {
            if (made != null && !Files.exists(file) && !SqliteFile.hasJournal(file)) {
                Files.deleteIfExists(written);
                Files.createFile(written, PrivateFiles.file(written));
                try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                    made.transferTo(Channels.newOutputStream(channel));
                    channel.force(true);
                }
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw StoreException.notWritable(file, e);
        }
    }

    private static HomeLock lock(Home home) {
        return HomeLock.take(home.folder().resolve("migration.lock"), "migrate", PATIENCE, _ -> {});
    }

    /** Processes that find an old schema at once take turns through a lock file, because SQLite has no advisory locks. */
    static void bringUpToDate(SqliteConnections connections, Home home) {
        if (behind(connections, home.database().toString())) {
            try (HomeLock _ = lock(home)) {
                migrate(connections.dataSource(), home.database().toString());
            }
        }
    }

    /** Of a database that cannot be written. */
    static void requireNewest(SqliteConnections connections, Home home) {
        if (behind(connections, home.database().toString())) {
            throw new StoreException(
                    StoreException.Reason.NOT_WRITABLE,
                    "cannot read %s: an older Colophon has written it, and it cannot be brought up to date where nothing can be written; "
                                    .formatted(home.database())
                            + "make the home writable and run the command again");
        }
    }

    static void bringUpToDate(PostgresConnections connections) {
        if (behind(connections, connections.shownUrl())) {
            migrate(connections.dataSource(), connections.shownUrl());
        }
    }

    private static boolean behind(Connections connections, String shown) {
        int version = version(connections);
        if (version > NEWEST) {
            throw new StoreException(
                    StoreException.Reason.NEWER_SCHEMA,
                    "cannot use %s: a newer Colophon has written it (schema %d, this one knows %d); update Colophon"
                            .formatted(shown, version, NEWEST));
        }
        return version < NEWEST;
    }

    private static int version(Connections connections) {
        try (Connections.Lease lease = connections.reading()) {
            Connection connection = lease.connection();
            try (Statement statement = connection.createStatement();
                    ResultSet version = statement.executeQuery("select max(cast(version as integer)) "
                            + "from flyway_schema_history where success and version is not null")) {
                return version.next() ? version.getInt(1) : 0;
            } catch (SQLException e) {
                if (hasNoHistory(e)) {
                    return 0;
                }
                throw connections.explain(e);
            }
        }
    }

    private static boolean hasNoHistory(SQLException failure) {
        return "42P01".equals(failure.getSQLState())
                || String.valueOf(failure.getMessage()).contains("no such table");
    }

    private static void migrate(DataSource source, String shown) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .callbacks(new EntriesOfOlderHomes())
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    StoreException.Reason.FAILED,
                    "cannot bring %s up to date: %s"
                            .formatted(
                                    shown,
                                    String.valueOf(e.getMessage())
                                            .strip()
                                            .lines()
                                            .findFirst()
                                            .orElse("")),
                    e);
        }
    }
}
