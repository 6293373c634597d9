package dev.colophon.crawl.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("full")
class PostgresPlansTest extends PlansContract {

    private final DatabaseSettings settings = PostgresServer.freshDatabase();
    private Map<String, Long> before = Map.of();

    @Override
    DatabaseSettings freshDatabase() {
        return settings;
    }

    @Override
    String numbers(int most) {
        return "generate_series(1, " + most + ") as numbers(n)";
    }

    @Override
    String key(String number) {
        return "lpad(to_hex(" + number + "), 32, '0')";
    }

    @Override
    void filled() {
        before = scans();
        frontier = frontier();
    }

    @Override
    void assertNoFullScans() {
        Map<String, Long> after = scans();
        assertThat(after).containsKeys("place", "source_place", "host");
        LARGE.forEach(table -> assertThat(after.getOrDefault(table, 0L) - before.getOrDefault(table, 0L))
                .as(table)
                .isZero());
    }

    /** The server counts them; what a session counted is told when it ends. */
    private Map<String, Long> scans() {
        database.close();
        database = Database.open(new Home(folder.resolve("home")), settings);
        return database.read(dsl -> dsl.fetch("select relname, seq_scan from pg_stat_user_tables")
                .intoMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }
}
