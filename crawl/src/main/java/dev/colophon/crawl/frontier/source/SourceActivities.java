package dev.colophon.crawl.frontier.source;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Source.SOURCE;
import static dev.colophon.store.schema.tables.SourcePlace.SOURCE_PLACE;
import static dev.colophon.store.schema.tables.SourceSpending.SOURCE_SPENDING;

import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceActivity;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads what sources have led to and what they cost. */
public final class SourceActivities {

    private SourceActivities() {}

    /** That of a source. */
    public static SourceActivity of(Database database, Source source, DatabaseClock clock) {
        return database.read(dsl -> {
            Instant now = clock.now(dsl);
            Record spent = spent(dsl, source, now);
            Condition mine = SOURCE_PLACE.SOURCE.eq(source.id());
            return new SourceActivity(
                    dsl.select(PLACE.STATE, DSL.count())
                            .from(SOURCE_PLACE)
                            .join(PLACE)
                            .on(PLACE.KEY.eq(SOURCE_PLACE.PLACE))
                            .where(mine)
                            .groupBy(PLACE.STATE)
                            .fetchMap(PLACE.STATE, DSL.count()),
                    dsl.select(DSL.max(PLACE.VISITED_AT))
                            .from(SOURCE_PLACE)
                            .join(PLACE)
                            .on(PLACE.KEY.eq(SOURCE_PLACE.PLACE))
                            .where(mine, VisibleHosts.isOpen())
                            .fetchOptional(0, Long.class)
                            .map(Instant::ofEpochMilli),
                    dsl.fetchCount(dsl.select(SIGHTING.ID)
                            .from(SOURCE_PLACE)
                            .join(SIGHTING)
                            .on(SIGHTING.PLACE.eq(SOURCE_PLACE.PLACE))
                            .where(mine, SIGHTING.ORGANISATION.eq(source.organisation()))),
                    number(spent, 0),
                    number(spent, 1),
                    dsl.select(SOURCE.HELD_UNTIL)
                            .from(SOURCE)
                            .where(SOURCE.ID.eq(source.id()), SOURCE.HELD_UNTIL.gt(now.toEpochMilli()))
                            .fetchOptional(0, Long.class)
                            .map(Instant::ofEpochMilli),
                    hosts(dsl, source));
        });
    }

    private static Record spent(DSLContext dsl, Source source, Instant now) {
        return dsl.select(DSL.sum(SOURCE_SPENDING.PAGES), DSL.sum(SOURCE_SPENDING.BYTES))
                .from(SOURCE_SPENDING)
                .where(
                        SOURCE_SPENDING.DAY.eq(
                                now.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay()),
                        SOURCE_SPENDING.SOURCE.eq(source.id()))
                .fetchSingle();
    }

    private static long number(Record row, int column) {
        return Optional.ofNullable(row.get(column, BigDecimal.class))
                .map(BigDecimal::longValue)
                .orElse(0L);
    }

    private static List<SourceActivity.Pace> hosts(DSLContext dsl, Source source) {
        return dsl
                .select(
                        HOST.NAME,
                        HOST.ADDRESS,
                        HOST.CRAWL_DELAY_MS,
                        HOST.ROBOTS_STATUS,
                        HOST.ROBOTS_FAILING_SINCE,
                        HOST.BLOCKED,
                        DSL.count())
                .from(SOURCE_PLACE)
                .join(PLACE)
                .on(PLACE.KEY.eq(SOURCE_PLACE.PLACE))
                .join(HOST)
                .on(HOST.NAME.eq(PLACE.HOST))
                .where(SOURCE_PLACE.SOURCE.eq(source.id()), VisibleHosts.isOpen())
                .groupBy(
                        HOST.NAME,
                        HOST.ADDRESS,
                        HOST.CRAWL_DELAY_MS,
                        HOST.ROBOTS_STATUS,
                        HOST.ROBOTS_FAILING_SINCE,
                        HOST.BLOCKED)
                .orderBy(DSL.count().desc(), HOST.NAME.asc())
                .fetch()
                .stream()
                .filter(VisibleHosts.allowed(source.allowedHosts()))
                .limit(SourceActivity.MOST_HOSTS)
                .map(row -> new SourceActivity.Pace(
                        row.get(HOST.NAME),
                        Optional.ofNullable(row.get(HOST.CRAWL_DELAY_MS))
                                .filter(millis -> millis > 0)
                                .map(Duration::ofMillis),
                        Optional.ofNullable(row.get(HOST.ROBOTS_STATUS)).stream()
                                .mapToInt(Integer::intValue)
                                .findFirst(),
                        row.get(HOST.ROBOTS_FAILING_SINCE) != null,
                        row.get(HOST.BLOCKED)))
                .toList();
    }
}
