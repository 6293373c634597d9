package dev.colophon.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import java.time.Duration;
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

    @Override
    void filled() {
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
    void assertReadsFew(String what, Runnable page) {
        long before = read();
        page.run();
        assertThat(read() - before).as(what).isLessThan(FEW);
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
