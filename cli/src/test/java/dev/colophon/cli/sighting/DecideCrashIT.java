package dev.colophon.cli.sighting;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills {@code decide} of very many at random points: no decision is half there, none is there twice, and the rest can be decided. */
@Tag("full")
class DecideCrashIT {

    private static final int SIGHTINGS = 10_000;
    private static final int KILLS = Boolean.getBoolean("colophon.long") ? 8 : 2;
    private static final long POLL_MILLIS = 20;

    /** About as long as a few of the transactions take. */
    private static final long MOST_MILLIS = 120;

    private static final String[] DECIDE = {
        "decide", "--host", "radio.example", "--as", "licensed", "--reason", "L-17", "--yes"
    };
    private static final long SEED = 20_261_127;

    @TempDir
    Path folder;

    @Test
    void everySightingIsDecidedOnce() throws Exception {
        Path home = folder.resolve("home");
        fill(home);
        SplittableRandom random = new SplittableRandom(SEED);
        int before = 0;
        try (Database database = Database.open(new Home(home), DatabaseSettings.SQLITE)) {
            for (int kill = 0; kill < KILLS && before < SIGHTINGS; kill++) {
                Process process = Cli.start(home, folder.resolve("errors.txt"), DECIDE);
                while (process.isAlive() && decided(database, "meanwhile") == before) {
                    boolean _ = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
                }
                if (!process.waitFor(random.nextLong(MOST_MILLIS), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                }
                int decided = decided(database, "seed %d, kill %d".formatted(SEED, kill));
                assertThat(decided)
                        .as(Files.readString(folder.resolve("errors.txt")))
                        .isGreaterThan(before);
                before = decided;
            }
            Cli.Result last = Cli.run(home, DECIDE);
            assertThat(last.exitCode()).as(last.err()).isZero();
            assertThat(decided(database, "at last")).isEqualTo(SIGHTINGS);
        }
    }

    private void fill(Path home) throws Exception {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Path copy = Files.writeString(folder.resolve("copy.txt"), "Copy: " + Stories.theLastLeaf());
        Cli.run(home, "register", story.toString(), "--owner", "Ada");
        Cli.run(home, "scan", copy.toString());
        try (Database database = Database.open(new Home(home), DatabaseSettings.SQLITE)) {
            database.change(dsl -> {
                String numbers = " from (with recursive r(n) as (select 1 union all select n + 1 from r where n < "
                        + SIGHTINGS + ") select n from r) as numbers, (select * from sighting limit 1) as s";
                dsl.execute("insert into place (key, uri, host, state, priority, due_at, attempts, every_ms) "
                        + "select printf('%032x', n), 'https://radio.example/' || n, 'radio.example', 'LOCAL', 0, 0, 0, 0"
                        + numbers);
                dsl.execute("insert into observation (id, place, at, outcome, content) "
                        + "select 'o' || n, printf('%032x', n), s.last_seen, 'CONTENT', s.content" + numbers);
                dsl.execute(
                        "insert into sighting (id, organisation, place, host, content, work, state, first_seen, last_seen, grade) "
                                + "select printf('%08x', n) || '-0000-7000-8000-000000000000', s.organisation, printf('%032x', n), "
                                + "'radio.example', s.content, s.work, 'PRESENT', s.first_seen, s.last_seen, s.grade"
                                + numbers);
            });
        }
    }

    /** How many are decided, each by one decision to which it points. */
    private static int decided(Database database, String when) {
        return database.<Integer>read(dsl -> {
            int decisions = dsl.fetchCount(DECISION);
            int licensed = dsl.fetchCount(
                    SIGHTING.join(DECISION).on(DECISION.ID.eq(SIGHTING.DECISION), DECISION.SIGHTING.eq(SIGHTING.ID)),
                    SIGHTING.DECISION_STATE.eq("LICENSED"),
                    DECISION.STATE.eq("LICENSED"));
            int open = dsl.fetchCount(SIGHTING, SIGHTING.DECISION.isNull(), SIGHTING.DECISION_STATE.eq("OPEN"));
            assertThat(licensed).as(when).isEqualTo(decisions);
            assertThat(licensed + open).as(when).isEqualTo(SIGHTINGS + 1);
            return licensed;
        });
    }
}
