package dev.colophon.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.sqlite.ProgressHandler;

@Tag("full")
class SqlitePlansTest extends PlansContract {

    /** Instructions of SQLite's machine between two signs of life. */
    private static final int STEP = 1_000;

    /** Instructions of a page of fifty; to read an index of all sightings takes some for each of these. */
    private static final long FEW = 200_000;

    private final AtomicLong steps = new AtomicLong();

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }

    @Override
    String numbers(int most) {
        return "(with recursive r(n) as (select 1 union all select n + 1 from r where n < " + most
                + ") select n from r) as numbers";
    }

    @Override
    String digits(String number, int length) {
        return "printf('%0" + length + "x', " + number + ")";
    }

    @Override
    String octet() {
        return "x'00'";
    }

    @Override
    void filled() {
        reopen();
        Database database = catalogue.database();
        database.change(this::count);
        boolean _ = database.read(dsl -> {
            count(dsl);
            return true;
        });
    }

    /** Connections are used again: there is one that writes, and one that reads as long as one thread does. */
    private void count(DSLContext dsl) {
        dsl.connection(connection -> ProgressHandler.setHandler(connection, STEP, new ProgressHandler() {
            @Override
            protected int progress() throws SQLException {
                steps.incrementAndGet();
                return 0;
            }
        }));
    }

    @Override
    void assertEachReadsFew(Map<String, Runnable> pages) {
        pages.forEach((what, page) -> {
            long before = steps.get();
            page.run();
            assertThat((steps.get() - before) * STEP).as(what).isLessThan(FEW);
        });
    }

    /** To read the smallest of the tables from end to end takes more instructions than it has rows. */
    @Override
    void assertNoFullScans() {
        assertThat(steps.get() * STEP).isPositive().isLessThan(SIGHTINGS);
    }
}
