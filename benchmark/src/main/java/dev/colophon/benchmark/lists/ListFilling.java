package dev.colophon.benchmark.lists;

import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Work.WORK;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import java.util.Locale;

/**
 * Makes very many sightings, decisions, cases and notices, by rows in a database that holds one work and one copy of it: each content
 * matches one of a thousand works as that copy matches its own.
 */
final class ListFilling {

    private static final String ORGANISATION = "'" + Organisation.FIRST.id() + "'";

    private final Database database;
    private final GeneratedLists lists;

    /** @param database that holds one work and one copy of it */
    ListFilling(Database database, GeneratedLists lists) {
        this.database = database;
        this.lists = lists;
    }

    void fill() {
        String owner = value(
                database.read(dsl -> dsl.select(WORK.OWNER).from(WORK).limit(1).fetchSingle(WORK.OWNER)));
        String detail = value(database.read(dsl ->
                dsl.select(CONTENT_MATCH.DETAIL).from(CONTENT_MATCH).limit(1).fetchSingle(CONTENT_MATCH.DETAIL)));
        String file = value(database.read(
                dsl -> dsl.select(REFERENCE.ID).from(REFERENCE).limit(1).fetchSingle(REFERENCE.ID)));
        String all = numbers(1, lists.sightings());
        change(
                "insert into work (id, organisation, title, kind, owner, policy, created_at) select %s, %s, 'Song ' || n, 'TEXT', %s,"
                        + " 'NO_ACTION', 0 from %s",
                id("1", "n"), ORGANISATION, owner, numbers(0, GeneratedLists.WORKS - 1));
        change(
                "insert into reference (id, work, file_name, sha256, bytes, duration_ms, unmatchable, partial_because, competing,"
                        + " registered_at) select %s, %s, 'song.txt', sha256, bytes, null, null, null, false, 0 from reference, %s where"
                        + " id = %s",
                id("7", "n"), id("1", "n"), numbers(0, GeneratedLists.WORKS - 1), file);
        change(
                "insert into host (name, address, shared, next_at, ready_at, failures, refusals, blocked, lease_until, spent_day,"
                        + " spent_requests) select 'h' || n || '.example', 'h' || n || '.example', false, 0, 9007199254740992, 0, 0,"
                        + " false, 0, 0, 0 from %s",
                numbers(0, GeneratedLists.HOSTS - 1));
        change(
                "insert into place (key, uri, host, state, priority, due_at, attempts, every_ms) select %s, 'https://h' || (n %% %d) ||"
                        + " '.example/' || n, 'h' || (n %% %2$d) || '.example', 'LOCAL', 0, 9007199254740992, 0, 0 from %s",
                place(), GeneratedLists.HOSTS, all);
        change(
                "insert into content (sha256, bytes, kind, elapsed_ms, looked_at, searched_to) select %s, 1000, 'TEXT', 0, 0, 0 from %s",
                content(), all);
        change(
                "insert into content_match (content, reference, medium, grade, false_alarms, coverage_of_reference, coverage_of_copy,"
                        + " detail) select %s, %s, 'TEXT', %s, 0, 0.5, 0.5, %s from %s",
                content(), id("7", "(n % " + GeneratedLists.WORKS + ")"), grade(), detail, all);
        change(
                "insert into observation (id, place, at, outcome, content) select %s, %s, %s, 'CONTENT', %s from %s",
                id("3", "n"), place(), seen(), content(), all);
        change(
                "insert into sighting (id, organisation, place, host, content, work, state, first_seen, last_seen, decision_state,"
                        + " decision, grade) select %s, %s, %s, 'h' || (n %% %d) || '.example', %s, %s, case when n %% 33 = 0 then 'GONE'"
                        + " else 'PRESENT' end, %s, %s, %s, case when n %% 20 < 4 then null else %s end, %s from %s",
                id("2", "n"),
                ORGANISATION,
                place(),
                GeneratedLists.HOSTS,
                content(),
                id("1", "(n % " + GeneratedLists.WORKS + ")"),
                seen(),
                seen(),
                state(),
                decision(),
                grade(),
                all);
        change(
                "insert into decision (id, organisation, sighting, place, content, work, state, reason, decided_by, decided_at, holds)"
                        + " select %s, %s, %s, %s, %s, %s, %s, 'as generated', case when n %% 20 < 5 then null else 'ada' end, %s, %1$s"
                        + " from %s",
                decision(),
                ORGANISATION,
                id("2", "n"),
                place(),
                content(),
                id("1", "(n % " + GeneratedLists.WORKS + ")"),
                state(),
                seen(),
                all);
        cases(owner);
        change("analyze");
    }

    private void cases(String owner) {
        change(
                "insert into case_file (id, organisation, number, rightsholder, operator, reason, opened_by, opened_at, events, state)"
                        + " select 'case' || n, %s, n, %s, 'h' || n || '.example', 'one operator', 'ada', %d, 1, 'OPEN' from %s",
                ORGANISATION, owner, lists.newest(), numbers(1, GeneratedLists.CASES));
        change(
                "insert into case_event (case_file, sequence, at, what, payload, actor) select 'case' || n, 1, %d - n, 'OPENED', '{}',"
                        + " 'ada' from %s",
                lists.newest(), numbers(1, GeneratedLists.CASES));
        change(
                "insert into case_sighting (case_file, sighting, joined, added_at, to_be_retracted, active) select 'case' || (n %% %d +"
                        + " 1), %s, 1, 0, false, true from %s where n %% 20 > 9",
                GeneratedLists.CASES, id("2", "n"), numbers(1, lists.sightings()));
        String each = numbers(1, lists.notices());
        change(
                "insert into notice (id, organisation, case_file, number, regime, regime_version, recipient, language, idempotency_key,"
                        + " created_by, created_at, events, ended) select 'notice' || n, %s, 'case' || (n %% %d + 1), n,"
                        + " 'us-dmca-1998', '1', 'abuse@h' || n || '.example', 'en', 'key' || n, 'ada', %d,"
                        + " case when n %% %5$d = 0 then 2 else 3 end, n %% %5$d <> 0 from %4$s",
                ORGANISATION, GeneratedLists.CASES, lists.newest(), each, GeneratedLists.OPEN_NOTICES_IN);
        change(
                "insert into notice_item (notice, number, sighting, url, work_title) select 'notice' || n, 1, %s, 'https://h' || n ||"
                        + " '.example/', 'Song' from %s",
                id("2", "(n * 20 + 15)"), each);
        event(1, "DRAFTED", "{}", "true", each);
        event(2, "SENT", "{}", "true", each);
        event(
                3,
                "CLOSED",
                "{\"outcome\":\"REMOVED\",\"by\":{\"kind\":\"PERSON\",\"name\":\"ada\"},\"reason\":\"\"}",
                "n %% " + GeneratedLists.OPEN_NOTICES_IN + " <> 0",
                each);
    }

    private void event(int sequence, String kind, String payload, String which, String each) {
        change(
                "insert into notice_event (notice, sequence, at, kind, payload, actor) select 'notice' || n, %d, %d - (n %% 1000) * 60000,"
                        + " '%s', '%s', 'ada' from %s where " + which,
                sequence,
                lists.newest(),
                kind,
                payload,
                each);
    }

    /** Of twenty four are open, one is held, one under review, ten are confirmed. */
    private static String state() {
        return "case when n % 20 < 4 then 'OPEN' when n % 20 = 4 then 'HELD' when n % 20 = 5 then 'REVIEW' when n % 20 < 8 then"
                + " 'LICENSED' when n % 20 = 8 then 'NOT_A_MATCH' when n % 20 = 9 then 'RESOLVED' else 'CONFIRMED' end";
    }

    /** Of ten two are candidates, one is exact. */
    private static String grade() {
        return "case when n % 10 < 2 then 'CANDIDATE' when n % 10 = 9 then 'EXACT' else 'STRONG' end";
    }

    private String seen() {
        return "%d - (%d - n) * %d".formatted(lists.newest(), lists.sightings(), GeneratedLists.SECOND);
    }

    private static String decision() {
        return id("4", "n");
    }

    private static String place() {
        return "'0123456789abcdef01234567' || (10000000 + n)";
    }

    private static String content() {
        return "'0123456789abcdef0123456789abcdef0123456789abcdef01234567' || (10000000 + n)";
    }

    private static String id(String series, String number) {
        return "'01920000-0000-7000-8000-000%s' || (10000000 + %s)".formatted(series, number);
    }

    private static String value(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private String numbers(int from, int to) {
        return database.hasManyWriters()
                ? "generate_series(%d::bigint, %d::bigint) as numbers(n)".formatted(from, to)
                : "(with recursive r(n) as (select %d union all select n + 1 from r where n < %d) select n from r)"
                        .formatted(from, to);
    }

    private void change(String statement, Object... values) {
        String made = String.format(Locale.ROOT, statement, values);
        database.change(dsl -> dsl.connection(connection -> {
            try (var prepared = connection.createStatement()) {
                boolean _ = prepared.execute(made);
            }
        }));
    }
}
