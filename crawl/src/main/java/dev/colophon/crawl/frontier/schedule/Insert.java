package dev.colophon.crawl.frontier.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How rows are inserted into a table, unless they are there.
 *
 * @param keys how many of the columns, from the first, are its key; they hold texts
 */
record Insert(String table, int keys, List<Column> columns) {

    /** A column and what its values are. */
    record Column(String name, Type type) {}

    /** What values are, by the names of the types of PostgreSQL. */
    enum Type {
        VARCHAR,
        BIGINT,
        INTEGER,
        BOOLEAN
    }

    private String into() {
        return "insert into " + table
                + columns.stream().map(Column::name).collect(Collectors.joining(", ", " (", ") "));
    }

    /** A statement for one row. */
    String ofOne() {
        return into()
                + columns.stream()
                        .map(_ -> "?")
                        .collect(Collectors.joining(", ", "values (", ") on conflict do nothing"));
    }

    /** A statement for any number of rows, each column an array, that returns the keys of those that were inserted; PostgreSQL only. */
    String ofMany() {
        return into()
                + columns.stream()
                        .map(column -> "cast(? as " + column.type() + "[])")
                        .collect(Collectors.joining(
                                ", ", "select * from unnest(", ") on conflict do nothing returning "))
                + columns.stream().limit(keys).map(Column::name).collect(Collectors.joining(", "));
    }

    /** The columns of rows. */
    @Nullable
    Object[] arrays(List<@Nullable Object[]> rows) {
        @Nullable Object[] arrays = new @Nullable Object[columns.size()];
        for (int i = 0; i < arrays.length; i++) {
            int column = i;
            var values = rows.stream().map(row -> row[column]);
            arrays[i] = switch (columns.get(i).type()) {
                case VARCHAR -> values.toArray(String[]::new);
                case BIGINT -> values.toArray(Long[]::new);
                case INTEGER -> values.toArray(Integer[]::new);
                case BOOLEAN -> values.toArray(Boolean[]::new);
            };
        }
        return arrays;
    }

    /** The keys that {@link #ofMany} returned. */
    Set<List<String>> keys(ResultSet rows) throws SQLException {
        Set<List<String>> all = new HashSet<>();
        while (rows.next()) {
            List<String> key = new ArrayList<>();
            for (int column = 1; column <= keys; column++) {
                key.add(rows.getString(column));
            }
            all.add(key);
        }
        return all;
    }

    /** The key of a row. */
    List<String> key(@Nullable Object[] row) {
        List<String> key = new ArrayList<>();
        for (int column = 0; column < keys; column++) {
            key.add(String.valueOf(row[column]));
        }
        return key;
    }
}
