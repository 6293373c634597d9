package dev.colophon.cases.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is asked of cases reads none of their tables from end to end, of a hundred thousand cases. */
@Tag("full")
abstract class CasePlansContract extends OpenCaseFiles {

    static final int CASES = 100_000;

    /** Of so many notices, the oldest, something may still come. */
    private static final int UNENDED = 20;

    static final List<String> LARGE = List.of(
            "case_file",
            "case_site",
            "case_event",
            "case_sighting",
            "evidence_bundle",
            "sighting_bundle",
            "notice",
            "notice_item",
            "notice_event");

    /** Rows {@code n} from 1 to a number, as a table of a select. */
    abstract String numbers(int most);

    /** To be called when the tables are filled. */
    abstract void filled();

    abstract void assertNoFullScans();

    @Test
    void noTableIsReadFromEndToEnd() throws Exception {
        Work work = work(1);
        StoredSighting sighting = confirmed(PIRATE, 1);
        fill(work);
        filled();
        CaseNumber number = only(open()).number();
        assertThat(number.value()).isEqualTo(CASES + 1L);
        List<CaseFile> newest = read(files -> files.list(Optional.of(CaseState.Status.OPEN), Optional.empty(), 20));
        assertThat(newest).hasSize(20);
        Optional<CaseNumber> last = Optional.of(newest.getLast().number());
        List<CaseFile> next = read(files -> files.list(Optional.empty(), last, 20));
        assertThat(next).hasSize(20);
        Map<String, Integer> counts = read(files -> files.counts(next));
        assertThat(counts.values()).containsOnly(1);
        assertThat(members(new CaseNumber(17))).containsExactly("s17");
        assertThat(read(files -> files.events(files.get(new CaseNumber(17)))).size())
                .isEqualTo(1);
        assertThat(read(files -> files.noticed(List.of("s17", "s18"))).size()).isEqualTo(2);
        assertThat(catalogue
                        .database()
                        .<List<StoredNotice>>read(
                                dsl -> new Notices(dsl, Organisation.FIRST).listUnended(Optional.empty(), CASES)))
                .hasSize(UNENDED);
        catalogue.database().change(dsl -> {
            SightingBundles bundles = new SightingBundles(dsl, Organisation.FIRST);
            assertThat(bundles.of(List.of("s17")).get("s17")).hasSize(1);
            bundles.add(
                    new SightingBundles.Kept("K-0-1", "ab".repeat(32), NOW, Optional.empty()),
                    PIRATE,
                    List.of("s17"),
                    "ada");
            assertThat(bundles.ofPage(PIRATE, Instant.EPOCH)).isPresent();
        });
        change(changes -> changes.close(number, CaseOutcome.REMOVED, "gone"));
        change(changes -> changes.reopen(number, "back"));
        decide(sighting, DecisionState.NOT_A_MATCH);
        assertThat(members(number)).isEmpty();
        assertNoFullScans();
    }

    private void fill(Work work) {
        String rows = " from " + numbers(CASES);
        String values = ", '" + Organisation.FIRST.id() + "', ";
        catalogue.database().change(dsl -> {
            dsl.execute("insert into case_file (id, organisation, number, rightsholder, operator, reason, opened_by, "
                    + "opened_at, events, state) select 'k' || n" + values + "n, '"
                    + work.owner().id() + "', 'site' || n, 'x', 'mo', 0, 1, 'OPEN'" + rows);
            dsl.execute("insert into case_site (case_file, site) select 'k' || n, 'site' || n" + rows);
            dsl.execute(
                    "insert into case_event (case_file, sequence, at, what, payload) select 'k' || n, 1, 0, 'OPENED', "
                            + "'{}'" + rows);
            dsl.execute(
                    "insert into case_sighting (case_file, sighting, joined, added_at, to_be_retracted, active) select "
                            + "'k' || n, 's' || n, 1, 0, false, true" + rows);
            dsl.execute(
                    "insert into evidence_bundle (bundle, organisation, page, sha256, sealed_at) select 'K-' || n || "
                            + "'-1'" + values + "'p' || n, 'x', n" + rows);
            dsl.execute("insert into sighting_bundle (bundle, sighting) select 'K-' || n || '-1', 's' || n" + rows);
            notices(dsl, rows, values);
        });
        catalogue.database().change(dsl -> dsl.execute("analyze"));
    }

    private static void notices(DSLContext dsl, String rows, String values) {
        dsl.execute(
                "insert into notice (id, organisation, case_file, number, regime, regime_version, recipient, language, "
                        + "idempotency_key, created_by, created_at, events, ended) select 'n' || n" + values
                        + "'k' || n, n, 'x', '1', 'x', 'en', 'key' || n, 'mo', 0, 1, n > " + UNENDED + rows);
        dsl.execute("insert into notice_item (notice, number, sighting, url, work_title) select 'n' || n, 1, 's' || n, "
                + "'x', 'x'" + rows);
        dsl.execute(
                "insert into notice_event (notice, sequence, at, kind, payload) select 'n' || n, 1, 0, case when n > "
                        + UNENDED + " then 'CLOSED' else 'SENT' end, '{}'" + rows);
    }
}
