package dev.colophon.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresPlansTest extends PlansContract {

    /** Of a page of fifty, or a count to a thousand of each state; each large table has five times as many rows. */
    private static final long FEW = 20_000;

    private Map<String, Long> before = Map.of();

    @Override
    protected DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }

    @Override
    String numbers(int most) {
        return "generate_series(1, " + most + ") as numbers(n)";
    }

    @Override
    String digits(String number, int length) {
        return "lpad(to_hex(" + number + "), " + length + ", '0')";
    }

    @Override
    String octet() {
        return "'\\x00'::bytea";
    }

    /** As the server does by itself within a minute: until then no index alone answers a count. */
    @Override
    void filled() {
        try (Connection connection = DriverManager.getConnection(settings.url().orElseThrow() + "?user=postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        before = scanned();
    }

    @Override
    void assertNoFullScans() {
        Map<String, Long> after = scanned();
        LARGE.forEach(table -> assertThat(after.getOrDefault(table, 0L) - before.getOrDefault(table, 0L))
                .as(table)
                .isLessThan(FEW));
    }

    @Override
    void assertEachReadsFew(Map<String, Runnable> pages) {
        assertEachReadsFew(List.copyOf(pages.entrySet()));
    }

    /** What several read together is asked for first, since asking takes long: where that is few, each reads few. */
    private void assertEachReadsFew(List<Map.Entry<String, Runnable>> pages) {
        long before = read();
        pages.forEach(page -> page.getValue().run());
        long read = read() - before;
        if (pages.size() == 1) {
            assertThat(read).as(pages.getFirst().getKey()).isLessThan(FEW);
        } else if (read >= FEW) {
            assertEachReadsFew(pages.subList(0, pages.size() / 2));
            assertEachReadsFew(pages.subList(pages.size() / 2, pages.size()));
        }
    }

    /** Rows and entries of indexes that were read. */
    private long read() {
        return settled(() -> catalogue
                .database()
                .read(dsl -> dsl.fetchSingle(
                                "select (select sum(idx_tup_read) from pg_stat_user_indexes) + (select sum(seq_tup_read)"
                                        + " from pg_stat_user_tables where relname in ('place', 'content', 'sighting',"
                                        + " 'content_match', 'decision', 'observation'))")
                        .get(0, Long.class)));
    }

    /** Rows that scans of each table read; the first few of a table in no order are rightly read by one that stops. */
    private Map<String, Long> scanned() {
        return settled(() -> catalogue
                .database()
                .read(dsl -> dsl.fetch("select relname, seq_tup_read from pg_stat_user_tables")
                        .intoMap(row -> row.get(0, String.class), row -> row.get(1, Long.class))));
    }

    /** What a session read is told when it ends, and known a little later: the first answer that stays. */
    private <T> T settled(Supplier<T> asked) {
        reopen();
        T answer = asked.get();
        while (true) {
            LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
            T next = asked.get();
            if (next.equals(answer)) {
                return answer;
            }
            answer = next;
        }
    }
}
