package dev.colophon.crawl.frontier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The statements that run for each page: written once as SQL that both databases understand, prepared once for a connection
 * that is used again. Rendering them anew by jOOQ took a quarter of a crawl's time. Used by one thread, in transactions.
 */
final class HotStatements {

    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private @Nullable Connection last;

    /** Reads rows, which are gone when the function returns. */
    interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    <T> T query(DSLContext dsl, String sql, Rows<T> rows, @Nullable Object... values) {
        return dsl.connectionResult(connection -> {
            PreparedStatement statement = bound(connection, sql, values);
            try (ResultSet result = statement.executeQuery()) {
                return rows.read(result);
            }
        });
    }

    int update(DSLContext dsl, String sql, @Nullable Object... values) {
        return dsl.connectionResult(connection -> bound(connection, sql, values).executeUpdate());
    }

    @SuppressWarnings("ReferenceEquality") // statements belong to one very connection
    private PreparedStatement bound(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        if (connection != last) {
            prepared.clear(); // those of a pooled connection were closed when it was given back
            last = connection;
        }
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean truth -> statement.setBoolean(index, truth);
            case null -> statement.setNull(index, Types.NULL);
            default -> throw new IllegalArgumentException("cannot bind " + value.getClass());
        }
    }
}
