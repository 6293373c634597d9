package dev.colophon.store;

import java.nio.file.Path;
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
    static final int NEWEST = 17;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Migrations() {}

    /** Processes that find an old schema at once take turns through a lock file, because SQLite has no advisory locks. */
    static void bringUpToDate(SqliteConnections connections, Home home) {
        if (behind(connections, home.database().toString())) {
            Path lock = home.folder().resolve("migration.lock");
            try (HomeLock _ = HomeLock.take(lock, "migrate", PATIENCE, _ -> {})) {
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
