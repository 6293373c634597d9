package dev.colophon.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.index.Grade;
import dev.colophon.index.text.TextIndex;
import dev.colophon.registry.MatchJson;
import dev.colophon.registry.Texts;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.sightings.history.PlaceHistory;
import dev.colophon.sightings.rematch.Rematch;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is repeated for every look, and what a person asks for, reads no table from end to end, of a million looks. */
@Tag("full")
abstract class PlansContract extends OpenSightings {

    static final int ROWS = Boolean.getBoolean("colophon.long") ? 1_000_000 : 100_000;
    // With fewer, reading a table whole is what a database rightly does for a page of them.
    static final int SIGHTINGS = Boolean.getBoolean("colophon.long") ? 1_000_000 : 100_000;
    static final List<String> LARGE = List.of(
            "place",
            "place_organisation",
            "source_place",
            "observation",
            "content",
            "content_descriptors",
            "content_match",
            "sighting",
            "appearance",
            "decision",
            "case_sighting",
            "case_event",
            "notice_item",
            "notice_event",
            "licence",
            "licence_scope",
            "licence_host");

    /** Rows {@code n} from 1 to a number, as a table of a select. */
    abstract String numbers(int most);

    /** An expression for a number as so many digits. */
    abstract String digits(String number, int length);

    /** An expression for one byte. */
    abstract String octet();

    /** To be called when the tables are filled. */
    abstract void filled();

    abstract void assertNoFullScans();

    @Test
    void noTableIsReadFromEndToEnd() throws Exception {
        Work work = added(register(new Submission(file("one.txt", Texts.text(1)), by("Ada")))
                        .getFirst())
                .work();
        String reference = catalogue
                .works(Organisation.FIRST)
                .references(work)
                .getFirst()
                .id()
                .value();
        fill(work, reference);
        filled();
        see("https://new.example/1", "Copy: " + Texts.text(1), NOW);
        see("https://new.example/2", "Copy: " + Texts.text(1), NOW.plusSeconds(1));
        see("https://new.example/2", Texts.text(2), NOW.plusSeconds(2));
        assertThat(new Rematch(catalogue, home, TextIndex::open, Duration.ZERO).isBehind(position()))
                .isFalse();
        assertThat(contents().known("%064x".formatted(7), position())).isPresent();
        List<StoredSighting> listed = sightings()
                .list(new SightingQuery(Optional.empty(), Grade.CANDIDATE, Optional.empty(), Optional.empty(), 20));
        assertThat(listed).hasSize(20);
        assertThat(sightings().list(SightingQuery.ALL.page(20, Optional.of(listed.getLast()))))
                .hasSize(20);
        assertThat(sightings()
                        .list(new SightingQuery(
                                Optional.of(work.id()), Grade.STRONG, Optional.empty(), Optional.empty(), 20)))
                .hasSize(20);
        assertThat(sightings().find(listed.getFirst().id())).isPresent();
        assertThat(sightings()
                        .at(
                                "https://new.example/1",
                                content("Copy: " + Texts.text(1)).sha256()))
                .hasSize(1);
        assertThat(looks().hasEntries("https://new.example/1")).isFalse();
        looks().storeTakenOut("https://new.example/1", NOW, List.of(), _ -> false);
        assertThat(looks().storeMissing("https://new.example/1", NOW.plusSeconds(3), true, "NOT_FOUND: gone"))
                .hasSize(1);
        assertThat(sightings()
                        .presence(
                                "https://new.example/1",
                                content("Copy: " + Texts.text(1)).sha256()))
                .isEqualTo(Presence.THERE);
        assertThat(sightings()
                        .seenAgainSince(NOW.plusSeconds(3), catalogue.ids().next()))
                .isEmpty();
        assertThat(sightings()
                        .list(SightingQuery.ALL.page(1, Optional.empty()))
                        .getFirst()
                        .licence())
                .as("the licence of this work among those of many")
                .isPresent();
        assertThat(new PlaceHistory(catalogue.database(), Organisation.FIRST)
                        .looks("https://new.example/2", Optional.empty(), 1))
                .hasSize(1);
        assertThat(new PlaceHistory(catalogue.database(), Organisation.FIRST)
                        .absences(sightings().find(listed.getFirst().id()).orElseThrow()))
                .as("other text stands there since")
                .hasSize(1);
        decided();
        assertNoFullScans();
        pages(work);
    }

    /** What a page of a list costs does not depend on how long the list is, whatever it is of and wherever it begins. */
    private void pages(Work work) {
        String middle = "%08x-0000-7000-8000-000000000000".formatted(SIGHTINGS / 2);
        Optional<Host> host = Optional.of(Host.parse("h7.example"));
        Optional<Host> nowhere = Optional.of(Host.parse("nowhere.example"));
        SightingQuery all = SightingQuery.ALL;
        SightingQuery exact = new SightingQuery(Optional.empty(), Grade.EXACT, Optional.empty(), Optional.empty(), 50);
        Map<String, SightingQuery> lists = Map.of(
                "all", all,
                "undecided", all.in(DecisionState.undecided()),
                "licensed", all.in(EnumSet.of(DecisionState.LICENSED)),
                "resolved", all.in(EnumSet.of(DecisionState.RESOLVED)),
                "of a work", all.of(Optional.of(work.id())).in(EnumSet.of(DecisionState.RESOLVED)),
                "at a host", all.at(host).in(EnumSet.of(DecisionState.LICENSED)),
                "at a host where nothing is", all.at(nowhere),
                "under a domain", all.at(Optional.of(Host.parse("example"))).in(EnumSet.of(DecisionState.LICENSED)),
                "exact", exact,
                "exact at a host", exact.at(host));
        Optional<StoredSighting> after = sightings().find(middle);
        assertThat(after).isPresent();
        Map<String, Runnable> pages = new LinkedHashMap<>();
        lists.forEach((name, query) -> {
            both(pages, name, query, after);
            both(pages, name + " by strength", query.by(SightingOrder.STRENGTH), after);
            if (query.host().isEmpty() && query.work().isEmpty()) { // of one of them the inbox offers no such order
                both(pages, name + " by age", query.by(SightingOrder.AGE), after);
            }
            if (query.host().isEmpty()) { // at one site the inbox offers no such order
                both(pages, name + " by work", query.by(SightingOrder.WORK), after);
            }
        });
        SightingQuery ofNobody = all.of(Optional.of("no-such-work"));
        pages.put("counts", () -> sightings().countByStateTo(1_000));
        pages.put("gone of a work", () -> sightings().countOpenGone(ofNobody));
        pages.put("hosts", () -> sightings().hosts());
        pages.put("copies at a host", () -> sightings().countAt(List.of("h7.example")));
        pages.put("how many are undecided", () -> sightings().countUndecidedTo(1_000));
        assertEachReadsFew(pages);
        assertThat(sightings().countByStateTo(1_000)).containsEntry(DecisionState.OPEN, 1_001);
        assertThat(sightings().countUndecidedTo(1_000)).isEqualTo(1_001);
    }

    /** The first page, and one from the middle. */
    private void both(Map<String, Runnable> pages, String name, SightingQuery query, Optional<StoredSighting> middle) {
        pages.put(name, () -> sightings().list(query.page(50, Optional.empty())));
        pages.put(name + " from the middle", () -> sightings().list(query.page(50, middle)));
    }

    /** Each reads far less than all sightings. */
    abstract void assertEachReadsFew(Map<String, Runnable> pages);

    /** Every third sighting of those that fill the tables is licensed. */
    private void decided() {
        SightingQuery open = SightingQuery.ALL.in(EnumSet.of(DecisionState.OPEN));
        List<StoredSighting> first = sightings().list(open.page(20, Optional.empty()));
        assertThat(first).hasSize(20).allMatch(sighting -> sighting.decisionState() == DecisionState.OPEN);
        assertThat(sightings().list(open.page(20, Optional.of(first.getLast()))))
                .hasSize(20);
        assertThat(sightings()
                        .list(SightingQuery.ALL
                                .in(EnumSet.of(DecisionState.LICENSED))
                                .page(20, Optional.empty())))
                .hasSize(20)
                .allMatch(sighting -> sighting.decision().isPresent());
        Decisions decisions = new Decisions(catalogue.database(), Organisation.FIRST, catalogue.ids());
        List<String> ids = first.stream().map(StoredSighting::id).toList();
        String batch = decisions.begin("--state open", ids.size(), 0, 1);
        assertThat(decisions.decide(
                        ids,
                        EnumSet.of(DecisionState.OPEN),
                        new Decisions.Statement(DecisionState.CONFIRMED, "no licence", "ada", Optional.of(batch))))
                .isEqualTo(20);
        assertThat(decisions.ofBatch(batch)).hasSize(20);
        assertThat(decisions.of(ids.getFirst())).hasSize(1);
        assertThat(decisions.undo(ids, Optional.of(batch), "a mistake", "ada")).isEqualTo(20);
    }

    private void fill(Work work, String reference) {
        String rows = " from " + numbers(ROWS);
        String key = digits("n", 32);
        String sha256 = digits("n", 64);
        long time = NOW.toEpochMilli();
        catalogue.database().change(dsl -> {
            dsl.execute("insert into place (key, uri, state, priority, due_at, attempts, every_ms) select " + key
                    + ", '/folder/' || n, 'LOCAL', 0, 0, 0, 0" + rows);
            dsl.execute(
                    "insert into content (sha256, bytes, kind, elapsed_ms, looked_at, searched_to, position) select "
                            + sha256 + ", 1, 'TEXT', 0, " + time + ", 1, n" + rows);
            dsl.execute("insert into content_descriptors (content, medium, version, code) select " + sha256
                    + ", 'TEXT', " + TextFingerprinter.VERSION + ", " + octet() + rows);
            dsl.execute("insert into observation (id, place, at, outcome, content) select 'o' || n, " + key + ", "
                    + time + " - n, 'CONTENT', " + sha256 + rows);
            dsl.execute("insert into appearance (medium, page, element, first_seen, last_seen) select " + key + ", "
                    + digits("n % " + ROWS + " + 1", 32) + ", 'img', " + time + ", " + time + rows);
            watched(dsl, key, rows);
            String match = detail(reference);
            String few = " from " + numbers(SIGHTINGS);
            dsl.execute("insert into content_match (content, reference, medium, grade, false_alarms, "
                    + "coverage_of_reference, coverage_of_copy, detail) select " + sha256 + ", '" + reference
                    + "', 'TEXT', 'STRONG', 0, 1, 1, '" + match + "'" + few);
            dsl.execute(
                    "insert into sighting (id, organisation, place, host, content, work, state, first_seen, last_seen, grade)"
                            + " select "
                            + digits("n", 8) + " || '-0000-7000-8000-000000000000', '" + Organisation.FIRST.id()
                            + "', "
                            + key + ", 'h' || (n % 100) || '.example', " + sha256 + ", '" + work.id() + "', 'PRESENT', "
                            + time + ", " + time + " - n, 'STRONG'"
                            + few);
            dsl.execute("insert into decision (id, organisation, sighting, place, content, work, batch, state, reason,"
                    + " decided_by, decided_at, holds, replaces, undoes) select 'd' || substr(id, 2), organisation, id,"
                    + " place, content, work, null, 'LICENSED', 'L-17', 'ada', last_seen, 'd' || substr(id, 2), null, null"
                    + " from sighting where last_seen % 3 = 0");
            dsl.execute(
                    "update sighting set decision = 'd' || substr(id, 2), decision_state = 'LICENSED' where last_seen"
                            + " % 3 = 0");
            licences(dsl, work, few);
            cases(dsl, work, few);
            dsl.execute("update index_head set contents = " + ROWS + ", rematched_to = 1");
        });
        catalogue.database().change(dsl -> dsl.execute("analyze"));
    }

    /** By a source that leads to half of the places; at the others somebody looked. */
    private static void watched(DSLContext dsl, String key, String rows) {
        String organisation = "'" + Organisation.FIRST.id() + "'";
        dsl.execute(
                "insert into source (id, organisation, kind, seed, seed_key, every_ms, depth, pages_a_day, bytes_a_day, "
                        + "include_patterns, exclude_patterns, follow_nofollow, elsewhere, render, allowed_hosts, paused, held_until, "
                        + "due_at, created_at) values ('s', " + organisation
                        + ", 'PAGE', 's', 's', 0, 0, 1, 1, '', '', false, false, "
                        + "false, '', false, 0, 0, 0)");
        dsl.execute("insert into source_place (source, place, depth, hops, state, reached_at) select 's', " + key
                + ", 0, 0, 'OPEN', 0" + rows + " where n % 2 = 0");
        dsl.execute("insert into place_organisation (place, organisation, since) select " + key + ", " + organisation
                + ", 0" + rows + " where n % 2 = 1");
    }

    /** Of as many works of the same owner, and of this one at the host where it is seen. */
    private static void licences(DSLContext dsl, Work work, String few) {
        String values = ", '" + Organisation.FIRST.id() + "', '" + work.owner().id() + "', ";
        dsl.execute("insert into work (id, organisation, owner, title, kind, policy, created_at) select 'w' || n"
                + values + "'Work ' || n, 'TEXT', 'NO_ACTION', 0" + few);
        String columns = "insert into licence (id, organisation, licensor, licensee, all_works, uses, territories, "
                + "conditions, note, granted_by, granted_at) ";
        String terms = values + "'HOST', false, '', 'XW', '', '', 'mo', 0";
        dsl.execute(columns + "select 'l' || n" + terms + few);
        dsl.execute(columns + "select 'l'" + terms);
        dsl.execute("insert into licence_scope (licence, work) select 'l' || n, 'w' || n" + few);
        dsl.execute("insert into licence_scope (licence, work) select 'l', '" + work.id() + "'");
        dsl.execute("insert into licence_host (licence, host) select 'l' || n, 'radio.example'" + few);
        dsl.execute("insert into licence_host (licence, host) select 'l', 'new.example'");
    }

    /** All sightings are in one case, and a notice about each went out. */
    private static void cases(DSLContext dsl, Work work, String few) {
        String values = ", '" + Organisation.FIRST.id() + "', ";
        dsl.execute("insert into case_file (id, organisation, number, rightsholder, operator, reason, opened_by,"
                + " opened_at, events, state) select 'k' || n" + values + "n, '"
                + work.owner().id()
                + "', 'pirate.example', 'x', 'mo', 0, 1, 'OPEN'" + few);
        dsl.execute(
                "insert into case_event (case_file, sequence, at, what, payload) select 'k' || n, 1, 0, 'OPENED', '{}'"
                        + few);
        dsl.execute("insert into case_sighting (case_file, sighting, joined, added_at, to_be_retracted, active) select "
                + "'k1', id, 1, 0, false, true from sighting");
        dsl.execute(
                "insert into notice (id, organisation, case_file, number, regime, regime_version, recipient, language, "
                        + "idempotency_key, created_by, created_at, events) select 'n' || n" + values
                        + "'k1', n, 'x', '1', 'x', 'en', 'key' || n, 'mo', 0, 1" + few);
        dsl.execute("insert into notice_item (notice, number, sighting, url, work_title) select 'n1', 1000000 - "
                + "(last_seen % 1000000), id, 'x', 'x' from sighting");
        dsl.execute("insert into notice_event (notice, sequence, at, kind, payload) select 'n' || n, 1, 0, 'SENT', '{}'"
                + few);
    }

    private String detail(String reference) {
        try {
            return MatchJson.encode(looked("/copy", "Copy: " + Texts.text(1), NOW)
                            .matches()
                            .getFirst())
                    .replace("'", "''");
        } catch (Exception e) {
            throw new IllegalStateException(reference, e);
        }
    }
}
