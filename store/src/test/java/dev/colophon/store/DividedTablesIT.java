package dev.colophon.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints what statements of the crawl cost in PostgreSQL where places are divided by their host and looks by their month, and where
 * they are not: the same rows in both.
 */
@Tag("long")
class DividedTablesIT {

    private static final int PLACES = Integer.getInteger("colophon.places", 1_000_000);
    private static final int LOOKS_EACH = 4;
    private static final int PLACES_OF_HOST = 1_000;
    private static final int PARTS = 32;
    private static final int MONTHS = 24;
    private static final long MONTH = 30L * 24 * 60 * 60 * 1_000;
    private static final int TIMES = Integer.getInteger("colophon.times", 2_000);
    private static final int ROUNDS = 3;

    /** A statement and its parameters. */
    private record Asked(String name, String sql, IntFunction<List<Object>> parameters) {}

    private static final List<Asked> ALL = List.of(
            new Asked(
                    "what is due at a host, ten of it",
                    "select key from place%s where host = ? and state = 'OPEN' and lane = 0 and priority = 1 "
                            + "order by due_at limit 10",
                    place -> List.of(host(place))),
            new Asked("a place by its key", "select uri from place%s where key = ?", place -> List.of(key(place))),
            new Asked(
                    "the last look at a place",
                    "select id from observation%s where place = ? order by at desc, id desc limit 1",
                    place -> List.of(key(place))),
            new Asked(
                    "where a content stands",
                    "select distinct place from observation%s where content = ?",
                    place -> List.of(content(place))),
            new Asked(
                    "a place after its visit",
                    "update place%s set due_at = due_at + 1, attempts = 0 where key = ?",
                    place -> List.of(key(place))),
            new Asked(
                    "a look that is kept",
                    "insert into observation%s (id, place, at, outcome, status, content) "
                            + "values (cast(gen_random_uuid() as varchar), ?, ?, 'CONTENT', 200, ?)",
                    place -> List.of(key(place), (long) (place % MONTHS) * MONTH, content(place))),
            new Asked(
                    "looks that are pruned, 100 of them",
                    "delete from observation%s where id in (select id from observation%<s where (place, at, id) > (?, 0, '') "
                            + "order by place, at, id limit 100)",
                    place -> List.of(key(place))));

    @Test
    void printsWhatStatementsCost() throws SQLException {
        DatabaseSettings settings = PostgresServer.freshDatabase();
        try (Connection connection = DriverManager.getConnection(settings.url().orElseThrow() + "?user=postgres")) {
            fill(connection);
            System.out.printf(
                    "| %,d places, %,d looks; µs, median; 99th of 100 | whole | divided |%n|---|---|---|%n",
                    PLACES, PLACES * (long) LOOKS_EACH);
            for (int round = 1; round <= ROUNDS; round++) {
                for (Asked asked : ALL) {
                    System.out.printf(
                            "| %d: %s | %s | %s |%n",
                            round,
                            asked.name(),
                            cost(connection, asked, "", round),
                            cost(connection, asked, "_divided", round));
                }
            }
        }
    }

    private static String key(int place) {
        return "%032x".formatted(place * 0x9E3779B97F4A7C15L);
    }

    private static String host(int place) {
        return "host-%d.example".formatted(place / PLACES_OF_HOST);
    }

    private static String content(int place) {
        return "%064x".formatted(place * 0xD1B54A32D192ED03L);
    }

    /** Rows are put in with COPY, in the order of nothing, as a crawl comes upon them. */
    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table numbered (number int, key varchar(32), host varchar(260), content varchar(64))");
            try (PreparedStatement insert = connection.prepareStatement("insert into numbered values (?, ?, ?, ?)")) {
                connection.setAutoCommit(false);
                for (int place = 0; place < PLACES; place++) {
                    insert.setInt(1, place);
                    insert.setString(2, key(place));
                    insert.setString(3, host(place));
                    insert.setString(4, content(place));
                    insert.addBatch();
                    if (place % 10_000 == 9_999 || place == PLACES - 1) {
                        insert.executeBatch();
                    }
                }
                connection.commit();
                connection.setAutoCommit(true);
            }
            divide(statement);
            for (String table : List.of("place", "place_divided")) {
                statement.execute(
                        "insert into %s (key, uri, host, kind, state, priority, due_at, attempts, every_ms, content) "
                                        .formatted(table)
                                + "select key, 'https://' || host || '/some/folder/page-' || number || '.html', host, 'PAGE', "
                                + "'OPEN', number %% 3, cast(number as bigint) * 7919 %% %d, 0, 86400000, content "
                                        .formatted(MONTHS * MONTH)
                                + "from numbered order by key");
            }
            for (String table : List.of("observation", "observation_divided")) {
                for (int look = 0; look < LOOKS_EACH; look++) {
                    statement.execute(
                            "insert into %s (id, place, at, outcome, status, content, content_type) ".formatted(table)
                                    + "select cast(gen_random_uuid() as varchar), key, (number + 5 * %d) %% %d * %d, 'CONTENT', 200, content, 'text/html' "
                                            .formatted(look, MONTHS, MONTH)
                                    + "from numbered order by key");
                }
            }
            statement.execute("drop table numbered");
            statement.execute("vacuum analyze");
        }
    }

    private static void divide(Statement statement) throws SQLException {
        statement.execute("create table place_divided (like place including defaults) partition by hash (host)");
        for (int part = 0; part < PARTS; part++) {
            statement.execute(
                    "create table place_%d partition of place_divided for values with (modulus %d, remainder %d)"
                            .formatted(part, PARTS, part));
        }
        statement.execute("create unique index on place_divided (key, host)");
        statement.execute("create index on place_divided (host, state, lane, priority, due_at)");
        statement.execute(
                "create table observation_divided (like observation including defaults) partition by range (at)");
        for (int month = 0; month < MONTHS; month++) {
            statement.execute(
                    "create table observation_%d partition of observation_divided for values from (%d) to (%d)"
                            .formatted(month, month * MONTH, (month + 1) * MONTH));
        }
        statement.execute("create unique index on observation_divided (id, at)");
        statement.execute("create index on observation_divided (place, at, id)");
        statement.execute("create index on observation_divided (content, place)");
    }

    private static String cost(Connection connection, Asked asked, String tables, int seed) throws SQLException {
        SplittableRandom random = new SplittableRandom(seed);
        long[] nanos = new long[TIMES];
        try (PreparedStatement statement =
                connection.prepareStatement(asked.sql().formatted(tables))) {
            for (int time = 0; time < TIMES; time++) {
                List<Object> parameters = asked.parameters().apply(random.nextInt(PLACES));
                for (int i = 0; i < parameters.size(); i++) {
                    statement.setObject(i + 1, parameters.get(i));
                }
                long begin = System.nanoTime();
                if (statement.execute()) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            rows.getString(1);
                        }
                    }
                }
                nanos[time] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(nanos);
        return "%,d; %,d".formatted(nanos[TIMES / 2] / 1_000, nanos[TIMES * 99 / 100] / 1_000);
    }
}
