package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.RecordedLink.RECORDED_LINK;
import static dev.colophon.store.schema.tables.Task.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.fetch.PageFindings;
import dev.colophon.crawl.frontier.Frontier.LeaseBatch;
import dev.colophon.crawl.frontier.lease.AnalysisTask;
import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Body;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.NotNow;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.schedule.Traps;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.page.RecordedLink;
import dev.colophon.store.Tasks;
import dev.colophon.warc.WarcSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of visits: what is kept of them, what they add, when the next one is due, on every database. */
abstract class VisitsContract extends FrontierKit {

    @Test
    void comesBackLaterWhenAskedTo() throws Exception {
        Lease page = begin("http://one.example/");
        storeAndLease(ended(page, new NotNow(429, Optional.of(Duration.ofMinutes(5)))));
        pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(storeAndLease()).isEmpty();
        pass(Duration.ofMillis(1));
        Lease again = storeAndLease().getFirst();
        assertThat(url(again)).isEqualTo("http://one.example/");
        storeAndLease(ended(again, new NotNow(503, Optional.empty())));
        pass(Duration.ofMinutes(1));
        assertThat(storeAndLease()).as("twice as long each time").isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(storeAndLease()).hasSize(1);
    }

    @Test
    void aRunOwesWhatItDidNotVisitAndOnceMoreWhatGaveNoAnswer() throws Exception {
        Duration within = Duration.ofMinutes(2);
        frontier.visitOnce();
        Lease page = begin("http://one.example/");
        assertThat(frontier.owed(within)).as("under way").isPresent();
        storeAndLease(ended(page, new NotNow(503, Optional.of(Duration.ofSeconds(10)))));
        assertThat(frontier.owed(within)).isPresent();
        assertThat(frontier.owed(Duration.ofSeconds(5))).isEmpty();
        pass(Duration.ofSeconds(10));
        Lease again = storeAndLease().getFirst();
        storeAndLease(ended(again, page(again, "http://one.example/new")));
        assertThat(frontier.owed(within)).as("found meanwhile").isPresent();
        pass(A_MOMENT);
        Lease found = storeAndLease().getFirst();
        assertThat(url(found)).isEqualTo("http://one.example/new");
        storeAndLease(ended(found, page(found)));
        assertThat(frontier.owed(within)).isEmpty();
        site("http://one.example/"); // named again, and due
        pass(A_MOMENT);
        assertThat(storeAndLease()).as("visited already").isEmpty();
        assertThat(frontier.owed(within)).isEmpty();
        frontier = frontier();
        frontier.visitOnce();
        assertThat(frontier.owed(within)).as("another run").isPresent();
        assertThat(storeAndLease().stream().map(FrontierKit::url)).containsExactly("http://one.example/");
    }

    /** Each was asked for twice when the turn of a list that names it came in the same run. */
    @ParameterizedTest
    @ValueSource(ints = {404, 410, 403, 301})
    void whatAnsweredIsNotAskedForAgainInARunThatNamesItAgain(int status) throws Exception {
        frontier.visitOnce();
        Lease page = begin("http://one.example/");
        storeAndLease(ended(page, new FetchOutcome.Failed(status, "the server answered " + status, false)));
        site("http://one.example/"); // named again, and due
        pass(A_MOMENT);
        assertThat(storeAndLease()).isEmpty();
        assertThat(frontier.owed(Duration.ofMinutes(2))).isEmpty();
        frontier = frontier();
        frontier.visitOnce();
        pass(A_MOMENT);
        assertThat(frontier.owed(Duration.ofMinutes(2)))
                .as("another run")
                .hasValueSatisfying(host -> assertThat(host.name()).isEqualTo("one.example"));
    }

    @Test
    void whatGaveNoAnswerIsAskedForOnceMoreInARun() throws Exception {
        frontier.visitOnce();
        Lease page = begin("http://one.example/");
        storeAndLease(ended(page, new FetchOutcome.Failed(0, "broken off", false)));
        pass(Duration.ofMinutes(1));
        storeAndLease(
                ended(storeAndLease().getFirst(), new FetchOutcome.Failed(500, "the server answered 500", false)));
        site("http://one.example/");
        pass(A_MOMENT);
        assertThat(storeAndLease()).as("twice is enough").isEmpty();
    }

    /** A month of a start page that is never to be had, and of twenty pages that are. */
    @Test
    void aUrlThatIsAlwaysRefusedLetsTheOthersOfItsHostHaveTheirTurn() throws Exception {
        Lease seed = begin("http://one.example/");
        String[] links = IntStream.range(0, 20)
                .mapToObj(page -> "http://one.example/" + page)
                .toArray(String[]::new);
        storeAndLease(ended(seed, page(seed, links)));
        site("http://one.example/"); // named again: due before the pages
        pass(Duration.ofSeconds(2));
        Map<String, Integer> asked = new HashMap<>();
        Instant end = now.plus(Duration.ofDays(30));
        for (int turn = 0; turn < 10_000 && now.isBefore(end); turn++) {
            boolean odd = turn % 2 == 1;
            LeaseBatch batch = frontier.storeAndLease(List.of(), List.of(), List.of(), 10);
            for (Lease lease : batch.leases()) {
                if (lease.what() instanceof Lease.Robots) {
                    storeAndLease(noRules(lease));
                    continue;
                }
                boolean refused = url(lease).equals("http://one.example/");
                asked.merge(url(lease), 1, Integer::sum);
                Optional<Duration> after = Optional.of(Duration.ofDays(1)).filter(_ -> odd);
                FetchOutcome same = new FetchOutcome.Unchanged(200, Validators.NONE, 0);
                storeAndLease(ended(lease, refused ? new NotNow(503, after) : same));
            }
            Duration next = batch.next().orElseThrow();
            pass(next.compareTo(Duration.ofSeconds(1)) > 0 ? next : Duration.ofSeconds(1));
        }
        assertThat(asked).containsKeys(links);
        assertThat(asked.get("http://one.example/")).isBetween(2, 60);
    }

    @Test
    void whatChangesIsLookedAtMoreOftenAndWhatDoesNotLess() throws Exception {
        Lease page = begin("http://one.example/");
        storeAndLease(ended(page, content(page, "a".repeat(64))));
        pass(Duration.ofDays(1));
        Lease rules = storeAndLease().getFirst();
        storeAndLease(noRules(rules));
        pass(PACE.delay());
        page = storeAndLease().getFirst();
        storeAndLease(ended(page, content(page, "b".repeat(64))));
        assertThat(dueIn()).isEqualTo(Duration.ofHours(12).minus(PACE.delay()));
        pass(Duration.ofHours(12));
        page = storeAndLease().getFirst();
        storeAndLease(ended(page, new FetchOutcome.Unchanged(304, Validators.NONE, 0)));
        assertThat(dueIn()).isEqualTo(Duration.ofHours(24).minus(PACE.delay()));
    }

    private Duration dueIn() {
        pass(PACE.delay());
        assertThat(storeAndLease()).isEmpty();
        return frontier.storeAndLease(List.of(), List.of(), List.of(), 0).next().orElseThrow();
    }

    @Test
    void endlessQueriesAreATrap() throws Exception {
        Lease page = begin("http://one.example/");
        String[] endless = IntStream.range(0, 500)
                .mapToObj(day -> "http://one.example/calendar?day=" + day)
                .toArray(String[]::new);
        storeAndLease(ended(page, page(page, endless)));
        assertThat(states()).containsEntry("OPEN", 1 + Traps.MOST_QUERIES);
    }

    @Test
    void theSameUrlIsKnownOnceHoweverItIsWritten() throws Exception {
        Lease page = begin("http://one.example/");
        storeAndLease(ended(
                page,
                page(
                        page,
                        "http://ONE.example:80/a#top",
                        "http://one.example/a",
                        "http://one.example/a?utm_source=mail",
                        "http://one.example/b/../a")));
        assertThat(states()).containsEntry("OPEN", 2);
    }

    @Test
    void textThatADatabaseRefusesIsStoredWithoutIt() throws Exception {
        site("http://one.example/");
        storeAndLease(rules(storeAndLease().getFirst(), "User-agent: *\nDisallow: /private\0\n"));
        pass(PACE.delay());
        Lease lease = storeAndLease().getFirst();
        CanonicalUrl medium = CanonicalUrl.of("http://one.example/a.png").orElseThrow();
        Captured captured = new Captured(
                new StoredBytes(folder.resolve("bytes"), 1, "0".repeat(64)),
                "http://one.example/",
                Optional.of("http://one.example/\0"),
                Optional.of("img\uD800"),
                now,
                200,
                "text/\0html",
                1,
                "0".repeat(64),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        storeAndLease(ended(
                lease,
                new Answered(
                        200,
                        new Body("0".repeat(64), "0".repeat(64), Optional.empty(), "text/\0html"),
                        new Validators(Optional.of("\"a\0b\""), Optional.of("today\uD800")),
                        Optional.empty(),
                        1_000,
                        new Findings(
                                List.of(new FoundUrl(
                                        medium,
                                        UrlKind.MEDIUM,
                                        sources.list().getFirst().id(),
                                        0,
                                        0,
                                        FoundUrl.MEDIA,
                                        PageFindings.REVISIT)),
                                List.of(new FoundAppearance(medium.key(), "http://one.example/\0", "img\0")),
                                List.of(),
                                List.of(new RecordedLink(
                                        "magnet:\0",
                                        RecordedLink.Kind.MAGNET,
                                        Optional.of("\0\uDC00"),
                                        "http://one.example/\0")),
                                Optional.empty()),
                        Optional.of(new AnalysisTask(
                                Tasks.Lease.first("task"), captured, new WarcSpan("a.warc", 0, 0, ""), false)),
                        Optional.of("cut\0"))));
        assertThat(row(OBSERVATION, OBSERVATION.CAUSE, OBSERVATION.CONTENT_TYPE))
                .containsExactly("cut?", "text/?html");
        assertThat(database.<List<Object>>read(dsl -> dsl.select(PLACE.ETAG, PLACE.LAST_MODIFIED)
                        .from(PLACE)
                        .where(PLACE.URI.eq("http://one.example/"))
                        .fetchSingle()
                        .intoList()))
                .as("a validator that was changed is none")
                .containsExactly(null, null);
        assertThat(row(APPEARANCE, APPEARANCE.ELEMENT)).containsExactly("img?");
        assertThat(database.<List<String>>read(dsl -> dsl.select(PLACE.URI)
                        .from(PLACE)
                        .where(PLACE.STATE.eq("LOCAL"))
                        .fetch(PLACE.URI)))
                .containsExactly("http://one.example/?");
        assertThat(row(RECORDED_LINK, RECORDED_LINK.LINK, RECORDED_LINK.CODE)).containsExactly("magnet:?", "??");
        AnalysisTask.Payload task =
                AnalysisTask.Payload.of(String.valueOf(row(TASK, TASK.PAYLOAD).getFirst()));
        assertThat(task.page()).isEqualTo("http://one.example/?");
        assertThat(task.element()).isEqualTo("img?");
        assertThat(task.type()).isEqualTo("text/?html");
    }

    /** The text of a page is what counts, not what is around it. */
    @Test
    void aPageOfTheSameTextIsLookedAtLessOften() throws Exception {
        Lease page = begin("http://one.example/");
        storeAndLease(ended(page, content(page, "a".repeat(64))));
        pass(Duration.ofDays(1));
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(PACE.delay());
        page = storeAndLease().getFirst();
        assertThat(((Lease.Visit) page.what()).textSha256()).contains("a".repeat(64));
        FoundUrl linked = PageFindings.found(
                ((Lease.Visit) page.what()).interests().getFirst(),
                CanonicalUrl.of("http://one.example/new").orElseThrow(),
                UrlKind.PAGE,
                1,
                0);
        storeAndLease(ended(
                page,
                new FetchOutcome.Unchanged(
                        200,
                        Validators.NONE,
                        1_000,
                        Optional.of("a".repeat(64)),
                        Optional.empty(),
                        new Findings(List.of(linked), List.of(), List.of(), List.of(), Optional.empty()),
                        true)));
        pass(PACE.delay());
        Lease next = storeAndLease().getFirst();
        assertThat(url(next)).as("a new link is followed all the same").isEqualTo("http://one.example/new");
        storeAndLease(ended(next, page(next)));
        pass(Duration.ofDays(1).plusHours(12));
        for (Lease lease : storeAndLease()) {
            assertThat(lease.what()).as("twice as long as before").isInstanceOf(Lease.Robots.class);
        }
    }

    @Test
    void everyLookIsKept() throws Exception {
        Lease lease = begin("http://one.example/");
        List<FetchOutcome> outcomes = List.of(
                content(lease, "a".repeat(64)),
                new FetchOutcome.Unchanged(304, Validators.NONE, 0),
                new Failed(404, "the server answered 404", false),
                new FetchOutcome.SoftNotFound(200, "text/html", Optional.empty(), 100),
                new FetchOutcome.Moved(301, "http://two.example/", Optional.empty(), 100, Findings.NONE),
                new NotNow(503, Optional.empty()),
                new Failed(403, "the server answered 403", false),
                new Failed(0, "no connection", true),
                new Failed(500, "the server answered 500", false),
                content(lease, "a".repeat(64)),
                new Failed(410, "the server answered 410", false));
        int looks = 0;
        for (int turn = 0; turn < 200 && looks < outcomes.size(); turn++) {
            for (Lease next : turn == 0 ? List.of(lease) : storeAndLease()) {
                storeAndLease(next.what() instanceof Lease.Robots ? noRules(next) : ended(next, outcomes.get(looks++)));
            }
            pass(Duration.ofHours(12));
        }
        assertThat(database.<List<String>>read(dsl -> dsl.select(
                                OBSERVATION.OUTCOME, OBSERVATION.STATUS, OBSERVATION.CONTENT)
                        .from(OBSERVATION)
                        .orderBy(OBSERVATION.AT)
                        .fetch(row -> row.value1() + " " + row.value2() + " "
                                + Optional.ofNullable(row.value3())
                                        .map(sha256 -> sha256.substring(0, 1))
                                        .orElse("-"))))
                .containsExactly(
                        "CONTENT 200 a",
                        "UNCHANGED 304 a",
                        "NOT_FOUND 404 -",
                        "SOFT_NOT_FOUND 200 -",
                        "MOVED 301 -",
                        "LATER 503 -",
                        "REFUSED 403 -",
                        "FAILED null -",
                        "FAILED 500 -",
                        "CONTENT 200 a",
                        "NOT_FOUND 410 -");
        assertThat(states()).containsEntry("GONE", 1);
    }
}
