package dev.colophon.store;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.SQLException;

/** Where a database's connections come from. Thread-safe. */
sealed interface Connections extends Closeable permits SqliteConnections, PostgresConnections {

    /** A connection for a transaction that only reads. */
    Lease reading();

    /** A connection for a transaction that writes; may wait for another to end. */
    Lease writing();

    /** The failure as a line for a person. */
    StoreException explain(SQLException failure);

    @Override
    void close();

    /** A connection that is given back when closed. Used by one thread. */
    final class Lease implements Closeable {

        private final Connection connection;
        private final Return back;
        private final Runnable beforeCommit;
        private boolean healthy = true;

        Lease(Connection connection, Return back) {
            this(connection, back, () -> {});
        }

        /** @param beforeCommit throws when what the transaction has read cannot be trusted */
        Lease(Connection connection, Return back, Runnable beforeCommit) {
            this.connection = connection;
            this.back = back;
            this.beforeCommit = beforeCommit;
        }

        Connection connection() {
            return connection;
        }

        /**
         * Undoes the transaction. Where the database has done so itself (SQLite does when the disk is full) the driver's
         * idea of it is out of step: the connection is then not used again.
         */
        void rollback() {
            try {
                connection.rollback();
                connection.setAutoCommit(true);
            } catch (SQLException _) {
                healthy = false;
            }
        }

        void commit() throws SQLException {
            beforeCommit.run();
            connection.commit();
            connection.setAutoCommit(true);
        }

        @Override
        public void close() {
            back.accept(connection, healthy);
        }
    }

    /** Takes back a connection, which is to be closed when it is not healthy. */
    interface Return {
        void accept(Connection connection, boolean healthy);
    }
}
