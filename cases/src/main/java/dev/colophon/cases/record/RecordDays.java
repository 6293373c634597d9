package dev.colophon.cases.record;

import static dev.colophon.store.schema.tables.PublicAct.PUBLIC_ACT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.store.Rows;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;

/** How often what was logged was done on each day (UTC), as the leaves of the log say it themselves. */
public final class RecordDays {

    private static final int AT_ONCE = 2_000;

    private RecordDays() {}

    /** As a table (RFC 4180) with a header: day, act, how often. Of the first leaves of the log. */
    public static byte[] csv(DSLContext dsl, long size) {
        SortedMap<LocalDate, SortedMap<String, Long>> days = new TreeMap<>();
        try (Cursor<? extends Record> rows = dsl.select(PUBLIC_ACT.ENTRY)
                .from(PUBLIC_ACT)
                .where(PUBLIC_ACT.LEAF.lt(size))
                .orderBy(PUBLIC_ACT.LEAF)
                .fetchSize(AT_ONCE)
                .fetchLazy()) {
            rows.forEach(row -> {
                LogEntry entry = LogEntry.parse(Rows.text(row, PUBLIC_ACT.ENTRY).getBytes(UTF_8));
                act(entry)
                        .ifPresent(act -> days.computeIfAbsent(
                                        LocalDate.ofInstant(entry.time(), ZoneOffset.UTC), _ -> new TreeMap<>())
                                .merge(act, 1L, Long::sum));
            });
        }
        StringBuilder table = new StringBuilder("day,act,acts\r\n");
        days.forEach(
                (day, acts) -> acts.forEach((act, count) -> table.append("%s,%s,%d\r\n".formatted(day, act, count))));
        return table.toString().getBytes(UTF_8);
    }

    private static Optional<String> act(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Decision decision -> Optional.of("decision." + decision.outcome());
            case LogEntry.Notice notice ->
                Optional.of(notice.step().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case LogEntry.Registration _, LogEntry.Capture _, LogEntry.Precheck _, LogEntry.Report _ ->
                Optional.empty();
        };
    }
}
