package dev.colophon.registry;

import static dev.colophon.store.schema.tables.SelfTest.SELF_TEST;
import static org.jooq.impl.DSL.excluded;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.SelfTest;
import dev.colophon.index.SelfTest.Verdict;
import dev.colophon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The last self-test of each medium. While one is {@link Verdict#FAILED}, matches of its medium are for a person only. */
public final class SelfTests {

    private static final Duration DAILY = Duration.ofDays(1);

    private final Database database;
    private final InstantSource clock;

    public SelfTests(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A test that was made. */
    public record Made(SelfTest test, Instant at) {}

    /** The last test of a medium. */
    public Optional<Made> last(Medium medium) {
        return database.read(dsl -> dsl.selectFrom(SELF_TEST)
                .where(SELF_TEST.MEDIUM.eq(medium.name()))
                .fetchOptional(row -> new Made(
                        new SelfTest(
                                row.get(SELF_TEST.WINDOWS),
                                row.get(SELF_TEST.SHARE),
                                row.get(SELF_TEST.DRIFT),
                                Verdict.valueOf(row.get(SELF_TEST.VERDICT))),
                        Instant.ofEpochMilli(row.get(SELF_TEST.TESTED_AT)))));
    }

    /** Whether a medium was not tested within a day. */
    public boolean isDue(Medium medium) {
        return last(medium)
                .filter(made -> made.at().plus(DAILY).isAfter(clock.instant()))
                .isEmpty();
    }

    /** Keeps a test in place of the one before. */
    public void record(Medium medium, SelfTest test) {
        database.write(dsl -> dsl.insertInto(SELF_TEST)
                .set(SELF_TEST.MEDIUM, medium.name())
                .set(SELF_TEST.TESTED_AT, clock.millis())
                .set(SELF_TEST.WINDOWS, test.windows())
                .set(SELF_TEST.SHARE, test.share())
                .set(SELF_TEST.DRIFT, test.drift())
                .set(SELF_TEST.VERDICT, test.verdict().name())
                .onConflict(SELF_TEST.MEDIUM)
                .doUpdate()
                .set(SELF_TEST.TESTED_AT, excluded(SELF_TEST.TESTED_AT))
                .set(SELF_TEST.WINDOWS, excluded(SELF_TEST.WINDOWS))
                .set(SELF_TEST.SHARE, excluded(SELF_TEST.SHARE))
                .set(SELF_TEST.DRIFT, excluded(SELF_TEST.DRIFT))
                .set(SELF_TEST.VERDICT, excluded(SELF_TEST.VERDICT))
                .execute());
    }

    /** The media whose matches are for a person only. */
    public Set<Medium> failed() {
        Set<Medium> failed = EnumSet.noneOf(Medium.class);
        for (Medium medium : Medium.values()) {
            last(medium).filter(made -> made.test().verdict() == Verdict.FAILED).ifPresent(_ -> failed.add(medium));
        }
        return failed;
    }
}
