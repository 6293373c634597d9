package dev.colophon.store;

import java.time.Instant;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * The one clock by which leases and due times are set and judged. Where several machines share a database it is the
 * database's: their own clocks may differ by more than a lease lasts.
 */
public final class DatabaseClock {

    private static final String NOW = "select (extract(epoch from clock_timestamp()) * 1000)::bigint";

    private final InstantSource own;
    private final boolean injected;

    private DatabaseClock(InstantSource own, boolean injected) {
        this.own = own;
        this.injected = injected;
    }

    /** That of the PostgreSQL server; of a SQLite file, which one machine uses, this machine's. */
    public static DatabaseClock of(InstantSource own) {
        return new DatabaseClock(own, false);
    }

    /** A clock for tests, whatever the database. */
    public static DatabaseClock injected(InstantSource clock) {
        return new DatabaseClock(clock, true);
    }

    /** The present moment, in milliseconds; not that at which the transaction began. */
    public Instant now(DSLContext dsl) {
        if (injected || dsl.family() != SQLDialect.POSTGRES) {
            return Instant.ofEpochMilli(own.millis());
        }
        return dsl.connectionResult(connection -> {
            try (var statement = connection.prepareStatement(NOW);
                    var rows = statement.executeQuery()) {
                rows.next();
                return Instant.ofEpochMilli(rows.getLong(1));
            }
        });
    }

    /** The clock of this machine, for what is not compared with another's. */
    public InstantSource own() {
        return own;
    }
}
