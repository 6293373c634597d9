package dev.colophon.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.contest.Contest;
import dev.colophon.registry.contest.Contests;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.DatabaseSettings;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sqlite.ProgressHandler;

/** What is asked for each registered file, and for each page of copies, does not read all works, however many there are. */
class LargeRegisterTest extends OpenCatalogue {

    private static final int WORKS = 20_000;

    /** Instructions of SQLite's machine between two signs of life. */
    private static final int STEP = 1_000;

    private final AtomicLong steps = new AtomicLong();

    @Override
    protected DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }

    private void fill() {
        String organisation = Organisation.FIRST.id();
        catalogue.database().change(dsl -> {
            dsl.execute(
                    "insert into party (id, organisation, name, created_at) values ('ada', ?, 'Ada', 0)", organisation);
            String numbers = "with recursive r(n) as (select 1 union all select n + 1 from r where n < " + WORKS + ") ";
            dsl.execute("insert into work (id, organisation, title, kind, owner, policy, created_at) " + numbers
                    + "select 'work-' || n, '" + organisation + "', 'Song', 'AUDIO', 'ada', 'BLOCK_ACCESS', 0 from r");
            dsl.execute("insert into reference (id, work, file_name, sha256, bytes, competing, registered_at) "
                    + numbers + "select 'file-' || n, 'work-' || n, 'song', 'sha-' || n, 1, false, 0 from r");
        });
        reopen();
        boolean _ = catalogue.database().read(dsl -> {
            count(dsl);
            return true;
        });
    }

    /** Connections are used again: one reads as long as one thread does. */
    private void count(DSLContext dsl) {
        dsl.connection(connection -> ProgressHandler.setHandler(connection, STEP, new ProgressHandler() {
            @Override
            protected int progress() throws SQLException {
                steps.incrementAndGet();
                return 0;
            }
        }));
    }

    /** To read all works takes more instructions than there are. */
    private void assertFew(String what) {
        assertThat(steps.get() * STEP).as(what).isLessThan(WORKS);
    }

    @Test
    @Tag("full")
    void nothingReadsAllWorks() {
        fill();
        assertThat(catalogue.works(Organisation.FIRST).ofOthers("Ada")).isFalse();
        assertThat(catalogue.works(Organisation.FIRST).ofOthers("Ben")).isTrue();
        assertFew("whether others have registered anything");
        Map<String, List<Contest>> contests =
                catalogue.database().read(dsl -> new Contests(dsl, Organisation.FIRST).of(Set.of("work-7")));
        assertThat(contests).isEmpty();
        assertFew("what a work shares with others");
        assertThat(catalogue.works(Organisation.FIRST).count()).isEqualTo(WORKS);
        assertThat(steps.get() * STEP).as("steps are counted").isGreaterThan(WORKS);
    }
}
