package dev.colophon.cases.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresCasePlansTest extends CasePlansContract {

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
    void filled() {
        before = scans();
    }

    @Override
    void assertNoFullScans() {
        Map<String, Long> after = scans();
        LARGE.forEach(table -> assertThat(after.getOrDefault(table, 0L) - before.getOrDefault(table, 0L))
                .as(table)
                .isZero());
    }

    /** The server counts them; what a session counted is told when it ends. */
    private Map<String, Long> scans() {
        reopen();
        return catalogue
                .database()
                .read(dsl -> dsl.fetch("select relname, seq_scan from pg_stat_user_tables")
                        .intoMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }
}
