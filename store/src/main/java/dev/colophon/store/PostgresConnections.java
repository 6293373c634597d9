package dev.colophon.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.colophon.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;

/** A pool of connections to a PostgreSQL server of version {@value #OLDEST} or newer; tried up to {@value #NEWEST}. */
final class PostgresConnections implements Connections {

    static final int OLDEST = 14;
    static final int NEWEST = 18;

    private static final int POOL_SIZE = 8;
    private static final int CONNECT_MILLIS = 10_000;

    private final HikariDataSource pool;
    private final String shownUrl;

    private final DatabaseSettings.Names names;

    private PostgresConnections(HikariDataSource pool, DatabaseSettings settings) {
        this.pool = pool;
        this.shownUrl = settings.shown();
        this.names = settings.names();
    }

    /** Credentials are in the URL, or beside it in the settings. */
    static PostgresConnections of(String url, DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("colophon");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        settings.user().ifPresent(user -> {
            config.setUsername(user);
            config.setPassword(settings.password().orElse(""));
        });
        try {
            PostgresConnections connections = new PostgresConnections(new HikariDataSource(config), settings);
            connections.requireSupported();
            return connections;
        } catch (HikariPool.PoolInitializationException e) {
            throw explain(
                    settings.shown(),
                    settings.names(),
                    e.getCause() instanceof SQLException sql ? sql : new SQLException(e));
        }
    }

    private void requireSupported() {
        try (Connection connection = pool.getConnection()) {
            requireSupported(connection.getMetaData().getDatabaseMajorVersion(), shownUrl);
        } catch (SQLException e) {
            pool.close();
            throw explain(e);
        } catch (StoreException e) {
            pool.close();
            throw e;
        }
    }

    static void requireSupported(int version, String shownUrl) {
        if (version < OLDEST) {
            throw new StoreException(
                    Reason.MISCONFIGURED,
                    "cannot use %s: it is PostgreSQL %d, and %d or newer is needed; update the server"
                            .formatted(shownUrl, version, OLDEST));
        }
    }

    DataSource dataSource() {
        return pool;
    }

    String shownUrl() {
        return shownUrl;
    }

    @Override
    public Lease reading() {
        Connection connection = connection();
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        } catch (SQLException e) {
            giveBack(connection, false);
            throw explain(e);
        }
        return new Lease(connection, this::giveBack);
    }

    /** As the pool gives it, READ COMMITTED: to say so again would be one more question to the server. */
    @Override
    public Lease writing() {
        return new Lease(connection(), this::giveBack);
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    private void giveBack(Connection connection, boolean healthy) {
        try {
            if (!healthy) {
                pool.evictConnection(connection);
            }
            connection.close();
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    @Override
    public StoreException explain(SQLException failure) {
        return explain(shownUrl, names, failure);
    }

    private static StoreException explain(String shownUrl, DatabaseSettings.Names names, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        // Classes of SQLSTATE: PostgreSQL manual, appendix A.
        if (state.equals("53100")) {
            return new StoreException(
                    Reason.DISK_FULL,
                    "cannot write to %s: the server's disk is full; free some space there and run the command again"
                            .formatted(shownUrl),
                    failure);
        }
        // The pool says so where it got no connection in time, whatever the server said before.
        if (failure instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")) {
            return new StoreException(
                    Reason.UNREACHABLE,
                    "cannot reach %s: %s; check that the server runs and that %s is right"
                            .formatted(shownUrl, message, names.url()),
                    failure);
        }
        if (state.startsWith("28") || state.startsWith("3D") || state.startsWith("42501")) {
            return new StoreException(
                    Reason.UNREACHABLE,
                    "%s refuses us: %s; check %s".formatted(shownUrl, message, names.all()),
                    failure);
        }
        if (state.startsWith("40") || state.startsWith("55")) {
            return new StoreException(
                    Reason.BUSY, "%s is busy: %s; run the command again".formatted(shownUrl, message), failure);
        }
        return new StoreException(
                Reason.FAILED,
                "%s refused a statement: %s; please report this as a defect".formatted(shownUrl, message),
                failure);
    }

    @Override
    public void close() {
        pool.close();
    }
}
