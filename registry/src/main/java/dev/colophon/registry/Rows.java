package dev.colophon.registry;

import static dev.colophon.store.schema.tables.AuthorisedHost.AUTHORISED_HOST;
import static dev.colophon.store.schema.tables.Capture.CAPTURE;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Rightsholder.RIGHTSHOLDER;
import static dev.colophon.store.schema.tables.Work.WORK;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Unmatchable;
import dev.colophon.index.ReferenceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Rows of the database as values of this module. */
final class Rows {

    /** SQLite takes 32,766 parameters a statement; fewer keep plans small. */
    private static final int IDS_A_QUERY = 500;

    private Rows() {}

    static List<Work> works(DSLContext dsl, Condition which) {
        List<Record> rows = List.copyOf(dsl.select(WORK.fields())
                .select(RIGHTSHOLDER.ID, RIGHTSHOLDER.NAME)
                .from(WORK)
                .join(RIGHTSHOLDER)
                .on(RIGHTSHOLDER.ID.eq(WORK.RIGHTSHOLDER))
                .where(which)
                .orderBy(WORK.ID.desc())
                .fetch());
        Map<String, List<Host>> hosts =
                hosts(dsl, rows.stream().map(row -> text(row, WORK.ID)).toList());
        return rows.stream()
                .map(row -> new Work(
                        text(row, WORK.ID),
                        text(row, WORK.TITLE),
                        Medium.valueOf(text(row, WORK.KIND)),
                        new Rightsholder(text(row, RIGHTSHOLDER.ID), text(row, RIGHTSHOLDER.NAME)),
                        Policy.valueOf(text(row, WORK.POLICY)),
                        hosts.getOrDefault(text(row, WORK.ID), List.of()),
                        time(row, WORK.CREATED_AT)))
                .toList();
    }

    private static Map<String, List<Host>> hosts(DSLContext dsl, List<String> works) {
        Map<String, List<Host>> hosts = new HashMap<>();
        for (List<String> some : parts(works)) {
            hosts.putAll(dsl
                    .select(AUTHORISED_HOST.WORK, AUTHORISED_HOST.HOST)
                    .from(AUTHORISED_HOST)
                    .where(AUTHORISED_HOST.WORK.in(some))
                    .orderBy(AUTHORISED_HOST.HOST)
                    .fetch()
                    .stream()
                    .collect(groupingBy(
                            row -> text(row, AUTHORISED_HOST.WORK),
                            mapping(row -> new Host(text(row, AUTHORISED_HOST.HOST)), toList()))));
        }
        return hosts;
    }

    static List<Reference> references(DSLContext dsl, Condition which) {
        return dsl.selectFrom(REFERENCE).where(which).orderBy(REFERENCE.ID).fetch().stream()
                .map(row -> new Reference(
                        new ReferenceId(text(row, REFERENCE.ID)),
                        text(row, REFERENCE.WORK),
                        text(row, REFERENCE.FILE_NAME),
                        new Content(text(row, REFERENCE.SHA256), number(row, REFERENCE.BYTES)),
                        maybe(row, REFERENCE.DURATION_MS),
                        maybeText(row, REFERENCE.UNMATCHABLE).map(Unmatchable::valueOf),
                        maybeText(row, REFERENCE.PARTIAL_BECAUSE),
                        Boolean.TRUE.equals(row.get(REFERENCE.COMPETING)),
                        time(row, REFERENCE.REGISTERED_AT)))
                .toList();
    }

    static Map<ReferenceId, Registered> registered(DSLContext dsl, Collection<ReferenceId> ids) {
        Map<ReferenceId, Registered> found = new HashMap<>();
        List<String> distinct = ids.stream().map(ReferenceId::value).distinct().toList();
        for (List<String> some : parts(distinct)) {
            List<Reference> references = references(dsl, REFERENCE.ID.in(some));
            Map<String, Work> works = new HashMap<>();
            works(dsl, WORK.ID.in(references.stream().map(Reference::workId).toList()))
                    .forEach(work -> works.put(work.id(), work));
            for (Reference reference : references) {
                Optional.ofNullable(works.get(reference.workId()))
                        .ifPresent(work -> found.put(reference.id(), new Registered(reference, work)));
            }
        }
        return found;
    }

    static Capture capture(Record row) {
        Optional<String> kind = maybeText(row, CAPTURE.KIND).filter(name -> !name.equals("UNREADABLE"));
        Optional<Integer> status = Optional.ofNullable(row.get(CAPTURE.HTTP_STATUS));
        return new Capture(
                text(row, CAPTURE.ID),
                text(row, CAPTURE.PLACE),
                new Content(text(row, CAPTURE.SHA256), number(row, CAPTURE.BYTES)),
                kind.map(Medium::valueOf),
                maybeText(row, CAPTURE.REASON),
                maybe(row, CAPTURE.DURATION_MS),
                Duration.ofMillis(number(row, CAPTURE.ELAPSED_MS)),
                time(row, CAPTURE.FIRST_SEEN),
                time(row, CAPTURE.LAST_SEEN),
                number(row, CAPTURE.INDEX_POSITION),
                maybeText(row, CAPTURE.WARC_FILE)
                        .map(file -> new Capture.WarcRecord(file, number(row, CAPTURE.WARC_OFFSET))),
                status.map(code -> new Capture.HttpFacts(code, maybeText(row, CAPTURE.CONTENT_TYPE))));
    }

    static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int start = 0; start < all.size(); start += IDS_A_QUERY) {
            parts.add(all.subList(start, Math.min(all.size(), start + IDS_A_QUERY)));
        }
        return parts;
    }

    static String text(Record row, TableField<Record, String> field) {
        return present(row.get(field), field);
    }

    static long number(Record row, TableField<Record, Long> field) {
        return present(row.get(field), field);
    }

    private static Instant time(Record row, TableField<Record, Long> field) {
        return Instant.ofEpochMilli(number(row, field));
    }

    private static Optional<String> maybeText(Record row, TableField<Record, String> field) {
        return Optional.ofNullable(row.get(field));
    }

    private static OptionalLong maybe(Record row, TableField<Record, Long> field) {
        Long value = row.get(field);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static <T> T present(@Nullable T value, TableField<Record, T> field) {
        if (value == null) {
            throw new IllegalStateException("no value in " + field);
        }
        return value;
    }
}
