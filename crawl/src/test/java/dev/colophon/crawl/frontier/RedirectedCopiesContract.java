package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.fetch.PageFindings;
import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.redirect.RedirectedCopies;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies whose addresses lead elsewhere, on every database. */
abstract class RedirectedCopiesContract extends FrontierKit {

    private static final String FROM = "http://one.example/";
    private static final String TO = "http://one.example/to";
    private static final String COPY = "c".repeat(64);
    private static final String OTHER_BYTES = "d".repeat(64);

    private RedirectedCopies copies;

    /** A copy was seen, and another page without one; the address of the copy redirects to that since. */
    @BeforeEach
    void redirected() throws Exception {
        copies = new RedirectedCopies(database, new Ids(() -> now));
        Lease first = begin(FROM);
        storeAndLease(ended(first, content(first, COPY, TO)));
        known(COPY);
        seen(key(FROM));
        known("b".repeat(64));
        Lease page = target();
        storeAndLease(ended(page, content(page, "b".repeat(64))));
        site(FROM); // named again: due now
        pass(A_MOMENT);
        Lease again = storeAndLease().getFirst();
        Lease.Visit visit = (Lease.Visit) again.what();
        CanonicalUrl target = CanonicalUrl.of(TO).orElseThrow();
        FetchOutcome.Findings findings = new FetchOutcome.Findings(
                List.of(PageFindings.found(visit.interests().getFirst(), target, UrlKind.PAGE, 0, 1)),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(target));
        storeAndLease(ended(again, new FetchOutcome.Moved(302, TO, Optional.empty(), 100, findings)));
        copies.settle();
        assertThat(state()).as("nobody has looked there since").isEqualTo("PRESENT");
        assertThat(looks()).containsExactly("CONTENT", "FAILED");
    }

    private static String key(String url) {
        return CanonicalUrl.of(url).orElseThrow().key();
    }

    /** These bytes were looked into. */
    private void known(String sha256) {
        database.change(dsl -> dsl.execute(
                "insert into content (sha256, bytes, kind, elapsed_ms, looked_at, searched_to) values (?, 1, 'TEXT', 1, 0, 0)",
                sha256));
    }

    /** A work of which the copy is one. */
    private void seen(String place) {
        database.change(dsl -> {
            dsl.execute(
                    "insert into party (id, organisation, name, created_at) values ('p', ?, 'Ada', 0)",
                    Organisation.FIRST.id());
            dsl.execute(
                    "insert into work (id, organisation, title, kind, owner, policy, created_at) "
                            + "values ('w', ?, 'a', 'TEXT', 'p', 'NO_ACTION', 0)",
                    Organisation.FIRST.id());
            dsl.execute(
                    "insert into sighting (id, organisation, place, content, work, state, first_seen, last_seen) "
                            + "values ('s', ?, ?, ?, 'w', 'PRESENT', ?, ?)",
                    Organisation.FIRST.id(),
                    place,
                    COPY,
                    now.toEpochMilli(),
                    now.toEpochMilli());
        });
    }

    private Lease target() {
        pass(A_MOMENT);
        Lease lease = storeAndLease().getFirst();
        assertThat(url(lease)).isEqualTo(TO);
        return lease;
    }

    private String state() {
        return database.read(dsl -> dsl.select(SIGHTING.STATE).from(SIGHTING).fetchSingle(SIGHTING.STATE));
    }

    private List<String> looks() {
        return database.read(dsl -> dsl.select(OBSERVATION.OUTCOME)
                .from(OBSERVATION)
                .where(OBSERVATION.PLACE.eq(key(FROM)))
                .orderBy(OBSERVATION.AT, OBSERVATION.ID)
                .fetch(OBSERVATION.OUTCOME));
    }

    @Test
    void whatTheyLeadToIsLookedIntoBeforeTheyAreGone() {
        Lease lease = target();
        storeAndLease(ended(lease, content(lease, OTHER_BYTES)));
        copies.settle();
        assertThat(state()).as("nobody has looked into it").isEqualTo("PRESENT");
        known(OTHER_BYTES);
        copies.settle();
        assertThat(state()).isEqualTo("GONE");
        copies.settle();
        assertThat(looks()).containsExactly("CONTENT", "FAILED", "MOVED");
    }

    @Test
    void theyAreThereWithTheSameBytes() {
        Lease lease = target();
        storeAndLease(ended(lease, content(lease, COPY)));
        copies.settle();
        assertThat(state()).isEqualTo("PRESENT");
        assertThat(looks()).containsExactly("CONTENT", "FAILED", "UNCHANGED");
    }

    @Test
    void anOutageTellsNothingAndNothingThereTellsThatTheyAreGone() throws Exception {
        storeAndLease(ended(target(), new FetchOutcome.NotNow(503, Optional.of(Duration.ofSeconds(5)))));
        copies.settle();
        assertThat(state()).isEqualTo("PRESENT");
        pass(Duration.ofHours(1));
        storeAndLease(ended(target(), new FetchOutcome.Failed(404, "the server answered 404", false)));
        assertThat(copies.settle(key(FROM))).containsExactly("s");
        assertThat(state()).isEqualTo("GONE");
    }

    /** What it is nobody knows. */
    @Test
    void whatAPageShowsAndGaveNothingMayBeTheCopy() throws Exception {
        Lease medium = shown();
        storeAndLease(ended(medium, new FetchOutcome.NotNow(503, Optional.of(Duration.ofSeconds(5)))));
        copies.settle();
        assertThat(state()).isEqualTo("PRESENT");
        pass(Duration.ofHours(1));
        storeAndLease(
                ended(storeAndLease().getFirst(), new FetchOutcome.Failed(404, "the server answered 404", false)));
        copies.settle();
        assertThat(state()).isEqualTo("GONE");
    }

    /** They may stand on the page that it leads to. */
    @Test
    void whatAPageShowsThatNobodyAskedForYetIsWaitedFor() {
        Lease medium = shown();
        storeAndLease(ended(medium, content(medium, OTHER_BYTES)));
        copies.settle();
        assertThat(state()).isEqualTo("GONE");
    }

    /** The medium that the page shows to which the address leads, about to be asked for. */
    private Lease shown() {
        Lease lease = target();
        known(OTHER_BYTES);
        storeAndLease(ended(lease, content(lease, OTHER_BYTES, "http://one.example/medium")));
        database.change(dsl -> dsl.execute(
                "insert into appearance (medium, page, element, first_seen, last_seen) values (?, ?, 'img', 0, 0)",
                key("http://one.example/medium"),
                key(TO)));
        copies.settle();
        assertThat(state()).isEqualTo("PRESENT");
        pass(A_MOMENT);
        return storeAndLease().getFirst();
    }
}
