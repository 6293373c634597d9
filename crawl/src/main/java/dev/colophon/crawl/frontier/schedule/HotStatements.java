package dev.colophon.crawl.frontier.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * The statements that run for each page: written once as SQL that both databases understand, prepared once for a connection
 * that is used again. Rendering them anew by jOOQ took a quarter of a crawl's time. Used by one thread, in transactions.
 */
public final class HotStatements {

    /** A batch holds all its values: a list of 50,000 is inserted in portions. */
    private static final int PORTION = 500;

    private static final String AND_THEN = "; ";

    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private @Nullable Connection last;

    /** Reads rows, which are gone when the function returns. */
    public interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    public <T> T query(DSLContext dsl, String sql, Rows<T> rows, @Nullable Object... values) {
        return dsl.connectionResult(connection -> {
            PreparedStatement statement = bound(connection, sql, values);
            try (ResultSet result = statement.executeQuery()) {
                return rows.read(result);
            }
        });
    }

    public int update(DSLContext dsl, String sql, @Nullable Object... values) {
        return dsl.connectionResult(connection -> bound(connection, sql, values).executeUpdate());
    }

    /**
     * Runs a statement for each of the rows, which are in the order that all workers keep.
     *
     * @return how many rows of the database each changed
     */
    public int[] batch(DSLContext dsl, String sql, List<@Nullable Object[]> rows) {
        int[] changed = new int[rows.size()];
        return dsl.connectionResult(connection -> {
            int done = 0;
            while (done < rows.size()) {
                int end = Math.min(rows.size(), done + PORTION);
                PreparedStatement statement = prepared(connection, sql);
                for (@Nullable Object[] row : rows.subList(done, end)) {
                    bind(statement, row);
                    statement.addBatch();
                }
                int[] portion = statement.executeBatch();
                System.arraycopy(portion, 0, changed, done, portion.length);
                done = end;
            }
            return changed;
        });
    }

    /** A statement and its rows, in the order that all workers keep. */
    public record Batch(String sql, List<@Nullable Object[]> rows) {}

    /**
     * Runs batches one after the other. Those of one row each go to the server of PostgreSQL together: what a turn that stores
     * one page waits for is the way there and back.
     */
    public void batches(DSLContext dsl, List<Batch> all) {
        List<Batch> some = all.stream().filter(batch -> !batch.rows().isEmpty()).toList();
        boolean single = some.stream().allMatch(batch -> batch.rows().size() == 1);
        if (single && some.size() > 1 && dsl.family() == SQLDialect.POSTGRES) {
            execute(
                    dsl,
                    some.stream().map(Batch::sql).collect(Collectors.joining(AND_THEN)),
                    some.stream()
                            .flatMap(batch -> Arrays.stream(batch.rows().getFirst()))
                            .toArray());
            return;
        }
        for (Batch batch : some) {
            if (batch.rows().size() == 1) {
                execute(dsl, batch.sql(), batch.rows().getFirst());
            } else {
                int[] _ = batch(dsl, batch.sql(), batch.rows());
            }
        }
    }

    private void execute(DSLContext dsl, String sql, @Nullable Object... values) {
        dsl.connection(connection -> bound(connection, sql, values).execute());
    }

    /**
     * Inserts rows unless they are there, in their order. To PostgreSQL they go in one statement.
     *
     * @return of each whether it was inserted
     */
    public boolean[] insert(DSLContext dsl, Insert insert, List<@Nullable Object[]> rows) {
        boolean[] inserted = new boolean[rows.size()];
        if (dsl.family() == SQLDialect.POSTGRES) {
            for (int from = 0; from < rows.size(); from += PORTION) {
                int end = Math.min(rows.size(), from + PORTION);
                List<@Nullable Object[]> some = rows.subList(from, end);
                Set<List<String>> fresh = query(dsl, insert.ofMany(), insert::keys, insert.arrays(some));
                for (int i = from; i < end; i++) {
                    inserted[i] = fresh.contains(insert.key(rows.get(i)));
                }
            }
        } else {
            int[] counts = batch(dsl, insert.ofOne(), rows);
            for (int i = 0; i < counts.length; i++) {
                inserted[i] = counts[i] != 0;
            }
        }
        return inserted;
    }

    /** Those that were prepared for the connection that was used last. */
    public Set<String> texts() {
        return prepared.keySet().stream()
                .flatMap(text -> Arrays.stream(text.split(AND_THEN)))
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("ReferenceEquality") // statements belong to one very connection
    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        if (connection != last) {
            prepared.clear(); // those of a pooled connection were closed when it was given back
            last = connection;
        }
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    private PreparedStatement bound(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared(connection, sql);
        bind(statement, values);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean truth -> statement.setBoolean(index, truth);
            case String[] texts ->
                statement.setArray(index, statement.getConnection().createArrayOf("varchar", texts));
            case Long[] numbers ->
                statement.setArray(index, statement.getConnection().createArrayOf("bigint", numbers));
            case Integer[] numbers ->
                statement.setArray(index, statement.getConnection().createArrayOf("integer", numbers));
            case Boolean[] truths ->
                statement.setArray(index, statement.getConnection().createArrayOf("boolean", truths));
            case null -> statement.setNull(index, Types.NULL);
            default -> throw new IllegalArgumentException("cannot bind " + value.getClass());
        }
    }
}
