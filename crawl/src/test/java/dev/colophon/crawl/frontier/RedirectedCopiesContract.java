package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.max;

import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.redirect.RedirectedCopies;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies whose addresses lead elsewhere, on every database. */
abstract class RedirectedCopiesContract extends FrontierKit {

    private static final String FROM = "http://one.example/";
    private static final String TO = "http://one.example/to";
    private static final String FURTHER = "http://one.example/further";
    private static final String SHOWN = "http://one.example/medium";
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
        redirect(named(), TO);
        copies.settle();
        assertThat(state()).as("nobody has looked there since").isEqualTo("PRESENT");
        assertThat(looks()).containsExactly("CONTENT", "FAILED");
    }

    /** The address itself, named again and so due now. */
    private Lease named() throws Exception {
        site(FROM);
        return lease(FROM);
    }

    /** Where it leads now. */
    private void redirect(Lease lease, String to) {
        Lease.Visit visit = (Lease.Visit) lease.what();
        CanonicalUrl target = CanonicalUrl.of(to).orElseThrow();
        List<FoundUrl> next = visit.interests().stream()
                .map(interest -> new FoundUrl(
                        target,
                        UrlKind.PAGE,
                        interest.source().id(),
                        interest.depth(),
                        interest.hops() + 1,
                        FoundUrl.NAMED,
                        visit.every(),
                        true))
                .toList();
        FetchOutcome.Findings findings =
                new FetchOutcome.Findings(next, List.of(), List.of(), List.of(), Optional.of(target));
        storeAndLease(ended(lease, new FetchOutcome.Moved(302, to, Optional.empty(), 100, findings)));
    }

    private Lease lease(String url) {
        pass(A_MOMENT);
        Lease lease = storeAndLease().getFirst();
        assertThat(url(lease)).isEqualTo(url);
        return lease;
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
        return lease(TO);
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

    /** What was there before may be back since, or another thing. */
    @Test
    void whatAPageShowsAndGaveNothingTheLastTimeMayBeTheCopy() throws Exception {
        Lease medium = shown();
        storeAndLease(ended(medium, content(medium, OTHER_BYTES)));
        pass(Duration.ofHours(1));
        site(SHOWN);
        Lease refused = lease(SHOWN);
        storeAndLease(ended(refused, new FetchOutcome.Failed(403, "the server answered 403", false)));
        copies.settle();
        assertThat(state()).isEqualTo("PRESENT");
        pass(Duration.ofHours(1));
        site(SHOWN);
        Lease again = lease(SHOWN);
        storeAndLease(ended(again, content(again, OTHER_BYTES)));
        copies.settle();
        assertThat(state()).isEqualTo("GONE");
        assertThat(newestLook()).as("else nobody is told of it").isEqualTo(now.toEpochMilli());
    }

    private long newestLook() {
        return database.read(dsl -> dsl.select(max(OBSERVATION.AT))
                .from(OBSERVATION)
                .where(OBSERVATION.PLACE.eq(key(FROM)))
                .fetchSingle()
                .value1());
    }

    /** What it leads to at last stands there. */
    @Test
    void whatAPageShowsMayLeadElsewhere() throws Exception {
        redirect(shown(), FURTHER);
        copies.settle();
        assertThat(state()).as("nobody has looked there").isEqualTo("PRESENT");
        Lease further = lease(FURTHER);
        redirect(further, SHOWN);
        copies.settle();
        assertThat(state()).as("it leads back").isEqualTo("PRESENT");
        pass(Duration.ofHours(2));
        site(FURTHER);
        Lease again = lease(FURTHER);
        storeAndLease(ended(again, content(again, OTHER_BYTES)));
        copies.settle();
        assertThat(state()).isEqualTo("GONE");
    }

    /** For whoever comes from the page it may be a picture. */
    @ParameterizedTest
    @ValueSource(strings = {FROM, TO})
    void aPageThatShowsWhatLeadsBackMayShowTheCopy(String shown) {
        Lease lease = target();
        known(OTHER_BYTES);
        storeAndLease(ended(lease, content(lease, OTHER_BYTES)));
        appears(shown);
        copies.settle();
        assertThat(state()).isEqualTo("PRESENT");
        database.change(dsl -> dsl.execute("update appearance set ended_at = 1"));
        copies.settle();
        assertThat(state()).isEqualTo("GONE");
    }

    /** On the page to which the address leads. */
    private void appears(String medium) {
        database.change(dsl -> dsl.execute(
                "insert into appearance (medium, page, element, first_seen, last_seen) values (?, ?, 'img', 0, 0)",
                key(medium),
                key(TO)));
    }

    /** The medium that the page shows to which the address leads, about to be asked for. */
    private Lease shown() {
        Lease lease = target();
        known(OTHER_BYTES);
        storeAndLease(ended(lease, content(lease, OTHER_BYTES, SHOWN)));
        appears(SHOWN);
        copies.settle();
        assertThat(state()).isEqualTo("PRESENT");
        pass(A_MOMENT);
        return storeAndLease().getFirst();
    }

    /** What an address leads to says: this or that. */
    enum Says {
        COPY,
        OTHER,
        NOTHING,
        OUTAGE,
        LEADS_BACK,
        /** It was looked at before the address led there, and is not again. */
        NOT_ASKED
    }

    /** Whatever stood there before, what it leads to at last decides, when that was looked at since. */
    @ParameterizedTest
    @CsvSource({
        "PRESENT, false, COPY, PRESENT",
        "PRESENT, false, OTHER, GONE",
        "PRESENT, false, NOTHING, GONE",
        "PRESENT, false, OUTAGE, PRESENT",
        "PRESENT, false, LEADS_BACK, PRESENT",
        "PRESENT, false, NOT_ASKED, PRESENT",
        "PRESENT, true, COPY, PRESENT",
        "PRESENT, true, OTHER, GONE",
        "PRESENT, true, NOTHING, GONE",
        "PRESENT, true, OUTAGE, PRESENT",
        "PRESENT, true, LEADS_BACK, PRESENT",
        "PRESENT, true, NOT_ASKED, PRESENT",
        "GONE, false, COPY, PRESENT",
        "GONE, false, OTHER, GONE",
        "GONE, false, NOTHING, GONE",
        "GONE, false, OUTAGE, GONE",
        "GONE, false, LEADS_BACK, GONE",
        "GONE, false, NOT_ASKED, GONE",
        "GONE, true, COPY, PRESENT",
        "GONE, true, OTHER, GONE",
        "GONE, true, OUTAGE, GONE"
    })
    void whatItLeadsToDecides(String before, boolean further, Says says, String state) throws Exception {
        if (before.equals("GONE")) {
            storeAndLease(ended(target(), new FetchOutcome.Failed(404, "the server answered 404", false)));
            copies.settle();
            assertThat(state()).isEqualTo("GONE");
            pass(Duration.ofHours(2));
            redirect(named(), TO);
        }
        if (further) {
            redirect(target(), FURTHER);
            Lease first = lease(FURTHER);
            storeAndLease(ended(first, content(first, "e".repeat(64)))); // and nobody has looked into it
            pass(Duration.ofHours(2));
            redirect(named(), TO);
            redirect(target(), FURTHER);
        }
        if (says != Says.NOT_ASKED) {
            Lease end = lease(further ? FURTHER : TO);
            known(OTHER_BYTES);
            switch (says) {
                case COPY -> storeAndLease(ended(end, content(end, COPY)));
                case OTHER -> storeAndLease(ended(end, content(end, OTHER_BYTES)));
                case NOTHING ->
                    storeAndLease(ended(end, new FetchOutcome.Failed(410, "the server answered 410", false)));
                case OUTAGE -> storeAndLease(ended(end, new FetchOutcome.NotNow(503, Optional.empty())));
                default -> redirect(end, FROM);
            }
        }
        copies.settle();
        assertThat(state()).isEqualTo(state);
        if (says == Says.LEADS_BACK) {
            pass(A_MOMENT);
            assertThat(storeAndLease()).as("the crawl is not kept at them").isEmpty();
        }
    }

    /** Whoever opens the address sees what the page shows that stands there. */
    @Test
    void aPageInPlaceOfACopyTellsNothingUntilWhatItShowsIsKnown() throws Exception {
        Lease direct = named();
        known(OTHER_BYTES);
        storeAndLease(ended(direct, showing(direct, OTHER_BYTES, SHOWN)));
        copies.settle();
        assertThat(state()).as("nobody has asked for it").isEqualTo("PRESENT");
        Lease refused = next(SHOWN);
        storeAndLease(ended(refused, new FetchOutcome.Failed(403, "the server answered 403", false)));
        copies.settle();
        assertThat(state()).isEqualTo("PRESENT");
        pass(Duration.ofHours(1));
        storeAndLease(ended(named(), new FetchOutcome.Unchanged(304, FetchOutcome.Validators.NONE, 0)));
        copies.settle();
        assertThat(state()).as("the same page").isEqualTo("PRESENT");
        assertThat(looks()).containsExactly("CONTENT", "FAILED", "FAILED", "FAILED");
        pass(Duration.ofHours(1));
        site(SHOWN);
        Lease medium = next(SHOWN);
        storeAndLease(ended(medium, content(medium, OTHER_BYTES)));
        assertThat(copies.settle(key(FROM))).containsExactly("s");
        assertThat(state()).isEqualTo("GONE");
        assertThat(looks()).endsWith("FAILED", "CONTENT");
        assertThat(newestLook()).as("else nobody is told of it").isEqualTo(now.toEpochMilli());
        pass(Duration.ofHours(1));
        storeAndLease(ended(named(), new FetchOutcome.Unchanged(304, FetchOutcome.Validators.NONE, 0)));
        assertThat(looks()).as("it is known").endsWith("CONTENT", "UNCHANGED");
    }

    /** It stood in the list of looks twice, as one that told nothing, too. */
    @Test
    void aPageWhoseMediaWereHadBeforeIsToldByTheSameLook() throws Exception {
        known(OTHER_BYTES);
        site(SHOWN);
        Lease medium = next(SHOWN);
        storeAndLease(ended(medium, content(medium, OTHER_BYTES)));
        Lease direct = named();
        storeAndLease(ended(direct, showing(direct, OTHER_BYTES, SHOWN)));
        assertThat(looks()).as("the redirect is the first that failed").containsExactly("CONTENT", "FAILED", "FAILED");
        assertThat(copies.settle(key(FROM))).containsExactly("s");
        assertThat(looks()).containsExactly("CONTENT", "FAILED", "CONTENT");
        assertThat(newestLook()).isEqualTo(now.toEpochMilli());
    }

    /** The look before told nothing, and its bytes may tell now. */
    @Test
    void aPageInPlaceOfACopyThatShowsNothingAnyMoreTellsThatItIsGone() throws Exception {
        Lease direct = named();
        known(OTHER_BYTES);
        storeAndLease(ended(direct, showing(direct, OTHER_BYTES, SHOWN)));
        Lease again = named();
        storeAndLease(ended(again, content(again, COPY)));
        copies.settle();
        assertThat(state()).isEqualTo("PRESENT");
        Lease plain = named();
        storeAndLease(ended(plain, content(plain, OTHER_BYTES)));
        assertThat(state()).as("at once").isEqualTo("GONE");
        assertThat(looks()).containsExactly("CONTENT", "FAILED", "FAILED", "CONTENT", "CONTENT");
    }

    /** A page with a medium on it. */
    private FetchOutcome showing(Lease lease, String sha256, String medium) {
        Lease.Visit visit = (Lease.Visit) lease.what();
        FetchOutcome.Answered page = content(lease, sha256, medium);
        return new FetchOutcome.Answered(
                page.status(),
                page.body(),
                page.validators(),
                page.kept(),
                page.bytes(),
                new FetchOutcome.Findings(
                        page.findings().urls(),
                        List.of(new FoundAppearance(key(medium), visit.url().url(), "img")),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                page.analysisTask(),
                page.note());
    }

    /** The next lease of an address; others are answered with what they have. */
    private Lease next(String url) {
        for (int i = 0; i < 5; i++) {
            pass(A_MOMENT);
            Lease lease = storeAndLease().getFirst();
            if (url(lease).equals(url)) {
                return lease;
            }
            storeAndLease(ended(lease, content(lease, "b".repeat(64))));
        }
        throw new AssertionError("never asked for: " + url);
    }

    /** It grew with every visit, and each was asked for from then on. */
    @Test
    void whatNothingLeadsToAnyMoreIsLeft() throws Exception {
        Lease page = target();
        storeAndLease(ended(page, new FetchOutcome.Failed(404, "the server answered 404", false)));
        for (int round = 1; round <= 5; round++) {
            pass(Duration.ofHours(2));
            String to = TO + "?n=" + round;
            redirect(named(), to);
            Lease lease = lease(to);
            storeAndLease(ended(lease, new FetchOutcome.Failed(404, "the server answered 404", false)));
            pass(A_MOMENT);
            assertThat(storeAndLease()).isEmpty();
        }
        pass(Duration.ofHours(2));
        assertThat(asked()).containsExactlyInAnyOrder(FROM, TO + "?n=5", TO);
        Lease direct = named();
        storeAndLease(ended(direct, content(direct, COPY)));
        assertThat(asked()).as("named by a page").containsExactlyInAnyOrder(FROM, TO);
    }

    /** Whether it is there, it is asked once more. */
    @Test
    void aCopyToWhichNothingLeadsAnyMoreIsLookedAtOnceMore() throws Exception {
        Lease page = target();
        storeAndLease(ended(page, content(page, "b".repeat(64))));
        pass(Duration.ofHours(2));
        redirect(named(), TO + "?n=1");
        String led = TO + "?n=1";
        Lease lease = lease(led);
        storeAndLease(ended(lease, content(lease, COPY)));
        database.change(dsl -> dsl.execute("insert into sighting (id, organisation, place, content, work, state, "
                + "first_seen, last_seen) select 't', organisation, '" + key(led)
                + "', content, work, 'PRESENT', 0, 0 from sighting"));
        pass(Duration.ofHours(2));
        redirect(named(), TO + "?n=2");
        Set<String> urls = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            pass(A_MOMENT);
            storeAndLease().forEach(next -> {
                urls.add(url(next));
                storeAndLease(ended(next, new FetchOutcome.Failed(410, "the server answered 410", false)));
            });
        }
        assertThat(urls).contains(led, TO + "?n=2");
        assertThat(asked()).containsExactlyInAnyOrder(FROM, TO, TO + "?n=2");
    }

    /** What sources ask for. */
    private List<String> asked() {
        return database.read(dsl -> dsl.fetch("select p.uri from source_place a join place p on p.key = a.place")
                .getValues(0, String.class));
    }
}
