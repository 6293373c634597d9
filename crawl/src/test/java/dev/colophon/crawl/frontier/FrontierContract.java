package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.AnalysisTask.ANALYSIS_TASK;
import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.RecordedLink.RECORDED_LINK;
import static dev.colophon.store.schema.tables.Url.URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.fetch.PageFindings;
import dev.colophon.crawl.frontier.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.FetchOutcome.Failed;
import dev.colophon.crawl.frontier.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.FetchOutcome.NotNow;
import dev.colophon.crawl.frontier.FetchOutcome.RobotsRead;
import dev.colophon.crawl.frontier.FetchOutcome.RobotsUnreachable;
import dev.colophon.crawl.frontier.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.Frontier.LeaseBatch;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.source.Budget;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.operators.SiteSignals;
import dev.colophon.page.RecordedLink;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.warc.WarcSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database behind a frontier must do. The clock is the test's own. */
abstract class FrontierContract {

    private static final Politeness PACE = Politeness.polite();

    @TempDir
    private Path folder;

    private Database database;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private Sources sources;
    private Frontier frontier;

    abstract DatabaseSettings freshDatabase();

    @BeforeEach
    void open() {
        database = Database.open(new Home(folder.resolve("home")), freshDatabase());
        sources = new Sources(database, () -> now);
        frontier = frontier();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Frontier frontier() {
        return new Frontier(database, PACE, new SiteSignals(database)::record, () -> now, ZoneOffset.UTC);
    }

    private Source site(String url) throws Exception {
        return sources.add(SourcePlan.of(SourceKind.SITE, url), text -> text);
    }

    private List<Lease> storeAndLease(Finished... done) {
        return frontier.storeAndLease(List.of(done), List.of(), List.of(), 10).leases();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Finished ended(Lease lease, FetchOutcome outcome) {
        return new Finished(lease, lease.what(), true, now, now, Optional.empty(), outcome);
    }

    private Finished noRulesAt(Lease lease, String address) {
        return new Finished(lease, lease.what(), true, now, now, Optional.of(address), new RobotsRead(404, ""));
    }

    private Finished noRules(Lease lease) {
        assertThat(lease.what()).isInstanceOf(Lease.Robots.class);
        return ended(lease, new RobotsRead(404, ""));
    }

    private Finished rules(Lease lease, String body) {
        assertThat(lease.what()).isInstanceOf(Lease.Robots.class);
        return ended(lease, new RobotsRead(200, body));
    }

    private Answered page(Lease lease, String... links) {
        return content(lease, "0".repeat(64), links);
    }

    private Answered content(Lease lease, String sha256, String... links) {
        Lease.Visit visit = (Lease.Visit) lease.what();
        List<FoundUrl> found = new ArrayList<>();
        for (String link : links) {
            found.add(PageFindings.found(
                    visit, CanonicalUrl.of(link).orElseThrow(), UrlKind.PAGE, visit.depth() + 1, 0, now));
        }
        return new Answered(
                200,
                sha256,
                Validators.NONE,
                Optional.empty(),
                1_000,
                new Findings(found, List.of(), List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    private static String url(Lease lease) {
        return ((Lease.Visit) lease.what()).url().url();
    }

    /** Passes robots.txt of the only host and returns the first lease of a URL. */
    private Lease begin(String url) throws Exception {
        site(url);
        List<Lease> first = storeAndLease();
        assertThat(storeAndLease(noRules(first.getFirst()))).isEmpty();
        pass(PACE.delay());
        return storeAndLease().getFirst();
    }

    @Test
    void asksForTheRulesFirstAndKeepsTheDelay() throws Exception {
        site("http://one.example/");
        List<Lease> first = storeAndLease();
        assertThat(first)
                .extracting(lease -> lease.what() instanceof Lease.Robots robots ? robots.url() : "")
                .containsExactly("http://one.example/robots.txt");
        assertThat(storeAndLease()).as("one request a host at a time").isEmpty();
        assertThat(storeAndLease(noRules(first.getFirst())))
                .as("the delay has not passed")
                .isEmpty();
        pass(PACE.delay().minusMillis(1));
        assertThat(storeAndLease()).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(storeAndLease()).extracting(FrontierContract::url).containsExactly("http://one.example/");
    }

    @Test
    void aListThatIsNamedAgainComesBeforeThePagesItNamed() throws Exception {
        Source source = sources.add(SourcePlan.of(SourceKind.URL_LIST, "http://one.example/list"), text -> text);
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(PACE.delay());
        Lease list = storeAndLease().getFirst();
        assertThat(url(list)).isEqualTo("http://one.example/list");
        List<FoundUrl> named = new ArrayList<>();
        for (String page : List.of("http://one.example/a", "http://one.example/b", "http://one.example/c")) {
            named.add(new FoundUrl(
                    CanonicalUrl.of(page).orElseThrow(),
                    UrlKind.PAGE,
                    source.id(),
                    0,
                    0,
                    FoundUrl.NAMED,
                    now,
                    PageFindings.REVISIT));
        }
        storeAndLease(ended(
                list,
                new Answered(
                        200,
                        "0".repeat(64),
                        Validators.NONE,
                        Optional.empty(),
                        1_000,
                        new Findings(named, List.of(), List.of(), List.of(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty())));
        pass(PACE.delay());
        Lease page = storeAndLease().getFirst();
        assertThat(url(page)).isNotEqualTo("http://one.example/list");
        storeAndLease(ended(page, page(page)));
        pass(source.every());
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(PACE.delay());
        assertThat(storeAndLease()).extracting(FrontierContract::url).containsExactly("http://one.example/list");
    }

    @Test
    void keepsManyHostsBusyAtOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            site("http://host" + i + ".example/");
        }
        assertThat(storeAndLease()).hasSize(5).extracting(Lease::host).doesNotHaveDuplicates();
    }

    @Test
    void aCrawlDelayIsKeptInPlaceOfOurs() throws Exception {
        site("http://slow.example/");
        storeAndLease(rules(storeAndLease().getFirst(), "User-agent: *\nCrawl-delay: 7\n"));
        pass(PACE.delay());
        assertThat(storeAndLease()).as("the request for the rules counts").isEmpty();
        pass(Duration.ofSeconds(7).minus(PACE.delay()));
        Lease page = storeAndLease().getFirst();
        storeAndLease(ended(page, page(page, "http://slow.example/next")));
        pass(Duration.ofMillis(6_999));
        assertThat(storeAndLease()).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(storeAndLease()).extracting(FrontierContract::url).containsExactly("http://slow.example/next");
    }

    @Test
    void whatTheRulesForbidIsNeverLeasedUntilTheyChange() throws Exception {
        site("http://one.example/");
        storeAndLease(rules(storeAndLease().getFirst(), "User-agent: colophonbot\nDisallow: /private\n"));
        pass(PACE.delay());
        Lease page = storeAndLease().getFirst();
        storeAndLease(ended(page, page(page, "http://one.example/private/x", "http://one.example/public")));
        pass(PACE.delay());
        Lease allowed = storeAndLease().getFirst();
        assertThat(url(allowed)).isEqualTo("http://one.example/public");
        storeAndLease(ended(allowed, page(allowed)));
        pass(PACE.delay());
        assertThat(storeAndLease()).isEmpty();
        assertThat(FrontierStatus.of(database, now).urls()).containsEntry("BARRED", 1);
        pass(RobotsRules.VALID);
        Lease again = storeAndLease().getFirst();
        storeAndLease(rules(again, "User-agent: *\nDisallow:\n"));
        assertThat(FrontierStatus.of(database, now).urls()).doesNotContainKey("BARRED");
        pass(PACE.delay());
        Lease seed = storeAndLease().getFirst();
        storeAndLease(ended(seed, page(seed)));
        pass(PACE.delay());
        assertThat(storeAndLease()).extracting(FrontierContract::url).containsExactly("http://one.example/private/x");
    }

    @Test
    void aHostWhoseRulesCannotBeHadIsLetAloneAndAskedAgain() throws Exception {
        site("http://down.example/");
        storeAndLease(ended(storeAndLease().getFirst(), new RobotsUnreachable("no connection")));
        pass(RobotsRules.RETRY.minusMillis(1));
        assertThat(storeAndLease()).isEmpty();
        pass(Duration.ofMillis(1));
        Lease again = storeAndLease().getFirst();
        storeAndLease(ended(again, new RobotsRead(500, "")));
        pass(PACE.delay());
        assertThat(storeAndLease()).as("5xx forbids everything").isEmpty();
        for (int day = 0; day < 32; day++) {
            pass(Duration.ofDays(1));
            for (Lease lease : storeAndLease()) {
                assertThat(lease.what()).isInstanceOf(Lease.Robots.class);
                storeAndLease(ended(lease, new RobotsRead(500, "")));
            }
            pass(PACE.delay());
            if (!storeAndLease().isEmpty()) {
                assertThat(day).as("as if there were none, after 30 days").isGreaterThanOrEqualTo(29);
                return;
            }
        }
        throw new AssertionError("never visited");
    }

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
            Instant next = batch.next().orElseThrow();
            now = next.isAfter(now.plusSeconds(1)) ? next : now.plusSeconds(1);
        }
        assertThat(asked).containsKeys(links);
        assertThat(asked.get("http://one.example/")).isBetween(2, 60);
    }

    @Test
    void aHostThatDoesNotAnswerSleeps() throws Exception {
        Lease lease = begin("http://dead.example/");
        for (int failure = 1; failure < 5; failure++) {
            storeAndLease(ended(lease, new Failed(0, "connection refused", true)));
            pass(Duration.ofMinutes(1L << (2 * failure)));
            lease = storeAndLease().getFirst();
        }
        storeAndLease(ended(lease, new Failed(0, "connection refused", true)));
        assertThat(FrontierStatus.of(database, now).asleep())
                .extracting(FrontierStatus.Asleep::host, FrontierStatus.Asleep::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("dead.example", "no connection, 5 times"));
    }

    @Test
    void mannersAndWorkSurviveARestart() throws Exception {
        Lease page = begin("http://one.example/");
        assertThat(url(page)).isEqualTo("http://one.example/");
        Frontier other = frontier(); // the first one is gone with its lease
        pass(Duration.ofMillis(10));
        assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                .isEmpty();
        other.recover(PACE);
        assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                .as("it was asked a moment ago")
                .isEmpty();
        pass(PACE.delay());
        assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                .extracting(FrontierContract::url)
                .containsExactly("http://one.example/");
    }

    @Test
    void aLeaseOfASilentWorkerIsFreeAfterAWhileAndOneThatLivesKeepsIts() throws Exception {
        Lease page = begin("http://one.example/");
        Frontier other = frontier();
        for (int i = 0; i < 5; i++) {
            pass(Frontier.LEASE.dividedBy(2));
            frontier.storeAndLease(List.of(), List.of(), List.of(), 0); // a sign of life
            assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                    .isEmpty();
        }
        pass(Frontier.LEASE.plusMillis(1));
        assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                .extracting(FrontierContract::url)
                .containsExactly(url(page));
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
        return Duration.between(
                now,
                frontier.storeAndLease(List.of(), List.of(), List.of(), 0)
                        .next()
                        .orElseThrow());
    }

    @Test
    void aSpentBudgetHoldsTheSourceUntilTomorrow() throws Exception {
        sources.add(
                SourcePlan.of(SourceKind.SITE, "http://one.example/").withBudget(new Budget(2, 1L << 30)),
                text -> text);
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(PACE.delay());
        Lease page = storeAndLease().getFirst();
        storeAndLease(ended(page, page(page, "http://one.example/1", "http://one.example/2", "http://one.example/3")));
        pass(PACE.delay());
        page = storeAndLease().getFirst();
        storeAndLease(ended(page, page(page)));
        pass(PACE.delay());
        assertThat(storeAndLease()).isEmpty();
        assertThat(FrontierStatus.of(database, now).urls()).containsKey("HELD");
        pass(Duration.ofHours(11));
        assertThat(storeAndLease()).isEmpty();
        pass(Duration.ofHours(2));
        storeAndLease();
        pass(Duration.ofSeconds(2));
        List<Lease> tomorrow = storeAndLease();
        assertThat(tomorrow).hasSizeLessThanOrEqualTo(1);
        assertThat(FrontierStatus.of(database, now).urls()).doesNotContainKey("HELD");
    }

    @Test
    void aPauseDoesNotGiveBackWhatIsSpent() throws Exception {
        Source source = sources.add(
                SourcePlan.of(SourceKind.SITE, "http://one.example/").withBudget(new Budget(1, 1L << 30)),
                text -> text);
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(PACE.delay());
        Lease page = storeAndLease().getFirst();
        storeAndLease(ended(page, page(page, "http://one.example/1")));
        sources.pause(source, true);
        sources.pause(source, false);
        pass(Duration.ofSeconds(2));
        assertThat(storeAndLease()).as("its budget is spent").isEmpty();
        sources.pause(source, true);
        pass(Duration.ofHours(13));
        assertThat(storeAndLease()).as("it is paused").isEmpty();
        sources.pause(source, false);
        pass(Duration.ofSeconds(2));
        assertThat(storeAndLease()).extracting(FrontierContract::url).containsExactly("http://one.example/1");
    }

    @Test
    void aPausedSourceRestsAndABlockedHostIsNeverAsked() throws Exception {
        Source source = site("http://one.example/");
        sources.pause(source, true);
        assertThat(storeAndLease()).isEmpty();
        sources.pause(source, false);
        pass(Duration.ofSeconds(2));
        Lease rules = storeAndLease().getFirst();
        storeAndLease(noRules(rules));
        sources.block("one.example", true);
        pass(PACE.delay());
        assertThat(storeAndLease()).isEmpty();
        assertThat(sources.blocked()).containsExactly("one.example");
        sources.block("one.example", false);
        assertThat(storeAndLease()).hasSize(1);
    }

    @Test
    void aHostThatIsNoLongerBlockedKeepsItsDelayAndItsLease() throws Exception {
        site("http://one.example/");
        Lease rules = storeAndLease().getFirst();
        sources.block("one.example", true);
        sources.block("one.example", false);
        assertThat(storeAndLease()).as("its rules are asked for at this moment").isEmpty();
        storeAndLease(noRules(rules));
        sources.block("one.example", true);
        sources.block("one.example", false);
        assertThat(storeAndLease()).as("the delay has not passed").isEmpty();
        pass(PACE.delay());
        assertThat(storeAndLease()).hasSize(1);
    }

    @Test
    void hostsOfOnePublicAddressAreAskedOneAfterTheOther() throws Exception {
        for (String host : List.of("a", "b", "c", "far", "here", "there")) {
            site("http://" + host + ".example/");
        }
        Map<String, String> addresses =
                Map.of("far.example", "198.41.0.4", "here.example", "127.0.0.1", "there.example", "127.0.0.1");
        storeAndLease(storeAndLease().stream()
                .map(lease -> noRulesAt(lease, addresses.getOrDefault(lease.host(), "193.0.14.129")))
                .toArray(Finished[]::new));
        pass(PACE.delay());
        List<Lease> first = storeAndLease();
        assertThat(first)
                .as("one of a, b and c, and those that share nothing public")
                .hasSize(4)
                .extracting(Lease::host)
                .contains("far.example", "here.example", "there.example");
        pass(PACE.addressDelay().minusMillis(1));
        assertThat(frontier().storeAndLease(List.of(), List.of(), List.of(), 10).leases())
                .as("another worker keeps it, too")
                .isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(storeAndLease()).hasSize(1);
        pass(PACE.addressDelay());
        assertThat(storeAndLease()).hasSize(1);
    }

    @Test
    void endlessQueriesAreATrap() throws Exception {
        Lease page = begin("http://one.example/");
        String[] endless = IntStream.range(0, 500)
                .mapToObj(day -> "http://one.example/calendar?day=" + day)
                .toArray(String[]::new);
        storeAndLease(ended(page, page(page, endless)));
        assertThat(FrontierStatus.of(database, now).urls()).containsEntry("OPEN", 1 + Traps.MOST_QUERIES);
    }

    @Test
    void whatAListNamesIsNoTrap() throws Exception {
        Source source = sources.add(SourcePlan.of(SourceKind.URL_LIST, "http://one.example/list"), text -> text);
        storeAndLease(noRules(storeAndLease().getFirst()));
        List<FoundUrl> named = IntStream.range(0, 500)
                .mapToObj(number -> new FoundUrl(
                        CanonicalUrl.of("http://one.example/watch?v=" + number).orElseThrow(),
                        UrlKind.PAGE,
                        source.id(),
                        0,
                        0,
                        FoundUrl.NAMED,
                        now,
                        PageFindings.REVISIT))
                .toList();
        frontier.storeAndLease(List.of(), List.of(), named, 0);
        assertThat(FrontierStatus.of(database, now).urls()).containsEntry("OPEN", 1 + named.size());
        pass(PACE.delay());
        Lease list = storeAndLease().getFirst();
        String[] linked = IntStream.range(500, 1_000)
                .mapToObj(number -> "http://one.example/watch?v=" + number)
                .toArray(String[]::new);
        storeAndLease(ended(list, page(list, linked)));
        assertThat(FrontierStatus.of(database, now).urls())
                .as("what pages link to is")
                .containsEntry("OPEN", 1 + named.size() + Traps.MOST_QUERIES);
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
        assertThat(FrontierStatus.of(database, now).urls()).containsEntry("OPEN", 2);
    }

    @Test
    void aRemovedSourceLeavesNothingToVisit() throws Exception {
        Source source = site("http://one.example/");
        storeAndLease(noRules(storeAndLease().getFirst()));
        sources.remove(source);
        pass(Duration.ofSeconds(2));
        assertThat(storeAndLease()).isEmpty();
        assertThat(FrontierStatus.of(database, now).urls()).isEmpty();
    }

    @Test
    void aSourceThatIsAddedAgainFindsAllOfItAgain() throws Exception {
        String[] links = IntStream.range(0, Traps.MOST_QUERIES)
                .mapToObj(page -> "http://one.example/list?page=" + page)
                .toArray(String[]::new);
        Lease seed = begin("http://one.example/");
        storeAndLease(ended(seed, page(seed, links)));
        sources.remove(sources.list().getFirst());
        pass(Duration.ofSeconds(2));
        assertThat(storeAndLease()).isEmpty();
        site("http://one.example/");
        pass(Duration.ofSeconds(2));
        seed = storeAndLease().getFirst();
        storeAndLease(ended(seed, page(seed, links)));
        assertThat(FrontierStatus.of(database, now).urls()).containsEntry("OPEN", 1 + links.length);
    }

    @Test
    void aSourceThatIsRemovedWhileItIsVisitedLeavesNothing() throws Exception {
        Lease seed = begin("http://one.example/");
        sources.remove(sources.list().getFirst());
        assertThat(storeAndLease(ended(seed, page(seed, "http://one.example/1"))))
                .isEmpty();
        assertThat(FrontierStatus.of(database, now).urls()).isEmpty();
        site("http://one.example/");
        pass(Duration.ofSeconds(2));
        seed = storeAndLease().getFirst();
        storeAndLease(ended(seed, page(seed, "http://one.example/1")));
        assertThat(FrontierStatus.of(database, now).urls()).containsEntry("OPEN", 2);
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
                        "0".repeat(64),
                        new Validators(Optional.of("\"a\0b\""), Optional.of("today\uD800")),
                        Optional.empty(),
                        1_000,
                        new Findings(
                                List.of(),
                                List.of(new FoundAppearance(medium.key(), "http://one.example/\0", "img\0")),
                                List.of(),
                                List.of(new RecordedLink(
                                        "magnet:\0",
                                        RecordedLink.Kind.MAGNET,
                                        Optional.of("\0\uDC00"),
                                        "http://one.example/\0")),
                                Optional.empty()),
                        Optional.of(new AnalysisTask("task", captured, new WarcSpan("a.warc", 0, 0, ""), false)),
                        Optional.of("cut\0"))));
        assertThat(row(URL, URL.REASON, URL.ETAG, URL.LAST_MODIFIED))
                .as("a validator that was changed is none")
                .containsExactly("cut?", null, null);
        assertThat(row(APPEARANCE, APPEARANCE.PAGE_URL, APPEARANCE.ELEMENT))
                .containsExactly("http://one.example/?", "img?");
        assertThat(row(RECORDED_LINK, RECORDED_LINK.LINK, RECORDED_LINK.CODE)).containsExactly("magnet:?", "??");
        assertThat(row(ANALYSIS_TASK, ANALYSIS_TASK.PAGE, ANALYSIS_TASK.ELEMENT, ANALYSIS_TASK.CONTENT_TYPE))
                .containsExactly("http://one.example/?", "img?", "text/?html");
    }

    private List<Object> row(Table<?> table, Field<?>... fields) {
        return database.read(dsl -> dsl.select(fields).from(table).fetchSingle().intoList());
    }

    @Test
    void twoWorkersNeverHoldTheSameHost() throws Exception {
        for (int i = 0; i < 20; i++) {
            site("http://host" + i + ".example/");
        }
        LeaseBatch mine = frontier.storeAndLease(List.of(), List.of(), List.of(), 7);
        LeaseBatch others = frontier().storeAndLease(List.of(), List.of(), List.of(), 30);
        assertThat(mine.leases()).hasSize(7);
        assertThat(others.leases()).hasSize(13);
        assertThat(mine.leases())
                .extracting(Lease::host)
                .doesNotContainAnyElementsOf(
                        others.leases().stream().map(Lease::host).toList());
    }
}
