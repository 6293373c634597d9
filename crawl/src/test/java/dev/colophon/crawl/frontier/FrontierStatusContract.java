package dev.colophon.crawl.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.redirect.KnownRedirects;
import dev.colophon.crawl.frontier.source.BarredAddresses;
import dev.colophon.crawl.frontier.source.DisallowedAddresses;
import dev.colophon.crawl.frontier.source.SourceActivities;
import dev.colophon.crawl.frontier.source.SourceFailures;
import dev.colophon.crawl.source.DelayCause;
import dev.colophon.crawl.source.FailingAddress;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceActivity;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.registry.work.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is said of how watching stands: what failed, is barred or gone, is due or waits, on every database. */
abstract class FrontierStatusContract extends FrontierKit {

    private SourceFailures failures() {
        return new SourceFailures(database, Organisation.FIRST);
    }

    @Test
    void whatGaveNothingAtItsLastLookIsSaidOfEachSource() throws Exception {
        Lease lease = begin("http://one.example/");
        Source source = sources.list().getFirst();
        Instant before = now;
        storeAndLease(ended(lease, new FetchOutcome.Failed(404, "the server answered 404", false)));
        assertThat(failures().bySource()).containsOnly(entry(source.id(), 1));
        assertThat(failures().of(source, before))
                .containsExactly(new SourceFailures.Failing("http://one.example/", "the server answered 404", true));
        assertThat(failures().of(source, now.plusSeconds(1))).isEmpty();
        assertThat(new SourceFailures(database, OTHER).bySource()).isEmpty();
        assertThat(new SourceFailures(database, OTHER).addresses("", 10)).isEmpty();
        assertThat(failures().count()).isEqualTo(1);
        assertThat(failures().addresses("", 10))
                .containsExactly(new FailingAddress(
                        "http://one.example/",
                        OptionalInt.of(404),
                        "the server answered 404",
                        before,
                        before,
                        Optional.of(sources.list().getFirst().due()), // its source asks before the place itself is due
                        1));
        assertThat(failures().addresses("http://one.example/", 10)).isEmpty();
        assertThat(sources.next()).hasValueSatisfying(at -> assertThat(at).isAfter(now));

        site("http://one.example/");
        pass(Duration.ofDays(1));
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(A_MOMENT);
        Lease again = storeAndLease().getFirst();
        storeAndLease(ended(again, page(again)));
        assertThat(failures().bySource()).isEmpty();
        assertThat(failures().of(source, before)).isEmpty();
    }

    /** It was counted once for each of them. */
    @Test
    void anAddressThatSeveralSourcesNameFailsOnce() throws Exception {
        sources.add(SourcePlan.of(SourceKind.PAGE, "http://one.example/"), text -> text);
        Lease lease = begin("http://one.example/");
        storeAndLease(ended(lease, new FetchOutcome.Failed(0, "no answer", true)));
        assertThat(failures().bySource()).hasSize(2);
        assertThat(failures().count()).isEqualTo(1);
        assertThat(failures().addresses("", 10)).singleElement().satisfies(address -> {
            assertThat(address.status()).isEmpty();
            assertThat(address.cause()).isEqualTo("no answer");
            assertThat(address.sources()).isEqualTo(2);
        });
    }

    /** A scan saw it redirect, which is something. */
    @Test
    void whatRedirectedMeanwhileFailsSinceAfterThat() throws Exception {
        Lease lease = begin("http://one.example/");
        storeAndLease(ended(lease, new FetchOutcome.Failed(404, "the server answered 404", false)));
        pass(Duration.ofHours(1));
        database.change(dsl -> dsl.execute(
                "insert into observation (id, place, at, outcome, cause) select 'o', key, ?, 'FAILED', ? from place",
                now.toEpochMilli(),
                KnownRedirects.causeOfScan("http://two.example/")));
        site("http://one.example/");
        pass(A_MOMENT);
        Lease again = storeAndLease().getFirst();
        storeAndLease(ended(again, new FetchOutcome.Failed(404, "the server answered 404", false)));
        assertThat(failures().addresses("", 10))
                .singleElement()
                .satisfies(address -> assertThat(address.since()).isEqualTo(now));
    }

    /** Its host is asked for nothing until its source names it again; that was told as in the year 287396. */
    @Test
    void whatIsNotAskedForSinceItsHostHasNoRulesIsAskedForWhenItsSourceIsDue() throws Exception {
        Source source = site("http://one.example/");
        Lease rules = storeAndLease().getFirst();
        storeAndLease(ended(rules, new FetchOutcome.RobotsRead(503, "")));
        pass(A_MOMENT);
        assertThat(storeAndLease()).isEmpty();
        Instant due = sources.list().getFirst().due();
        assertThat(failures().withheld("", 10))
                .singleElement()
                .satisfies(withheld -> assertThat(withheld.next()).contains(due));
        sources.pause(source, true);
        assertThat(failures().withheld("", 10))
                .singleElement()
                .satisfies(withheld -> assertThat(withheld.next()).isEmpty());
    }

    /** It was told with the status of the look before, and since when that was. */
    @Test
    void whatIsNotAskedForAnyMoreSinceItsHostHasNoRulesIsToldWithThatReason() throws Exception {
        Lease lease = begin("http://one.example/");
        storeAndLease(ended(lease, new FetchOutcome.Failed(500, "the server answered 500", false)));
        assertThat(failures().addresses("", 10)).hasSize(1);
        pass(Duration.ofHours(30));
        site("http://one.example/");
        Lease rules = storeAndLease().getFirst();
        assertThat(rules.what()).isInstanceOf(Lease.Robots.class);
        storeAndLease(ended(rules, new FetchOutcome.RobotsRead(503, "")));
        assertThat(failures().addresses("", 10)).isEmpty();
        assertThat(failures().withheld("", 10)).singleElement().satisfies(withheld -> {
            assertThat(withheld.cause()).contains("answers 503 for robots.txt");
            assertThat(withheld.since()).isEqualTo(now);
            assertThat(withheld.asked()).isEqualTo(now);
        });
        assertThat(failures().count()).isEqualTo(1);
    }

    /** The newest status was told with the time of the oldest, when the answer was another. */
    @Test
    void sinceWhenNothingWasHadIsToldApartFromTheLastAnswer() throws Exception {
        Lease lease = begin("http://one.example/");
        Instant first = now;
        storeAndLease(ended(lease, new FetchOutcome.Failed(503, "the server answered 503", true)));
        site("http://one.example/");
        pass(Duration.ofHours(30));
        Lease rules = storeAndLease().getFirst();
        storeAndLease(noRules(rules));
        pass(A_MOMENT);
        Lease again = storeAndLease().getFirst();
        storeAndLease(ended(again, new FetchOutcome.Failed(404, "the server answered 404", false)));
        assertThat(failures().addresses("", 10)).singleElement().satisfies(address -> {
            assertThat(address.status()).hasValue(404);
            assertThat(address.since()).isEqualTo(first);
            assertThat(address.asked()).isEqualTo(now);
        });
    }

    /** It was in no list, though nothing was had. */
    @Test
    void anAnswerWithoutBytesIsAFailure() throws Exception {
        Lease lease = begin("http://one.example/");
        Instant first = now;
        storeAndLease(ended(lease, empty()));
        site("http://one.example/");
        pass(Duration.ofHours(1));
        Lease again = storeAndLease().getFirst();
        storeAndLease(ended(again, empty()));
        assertThat(failures().addresses("", 10)).singleElement().satisfies(address -> {
            assertThat(address.cause()).isEqualTo("no bytes");
            assertThat(address.since()).isEqualTo(first);
        });
        assertThat(failures().count()).isEqualTo(1);
    }

    private static FetchOutcome empty() {
        String nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        return new FetchOutcome.Answered(
                204,
                new FetchOutcome.Body(nothing, nothing, Optional.empty(), ""),
                FetchOutcome.Validators.NONE,
                Optional.empty(),
                0,
                FetchOutcome.Findings.NONE,
                Optional.empty(),
                Optional.of("no bytes"));
    }

    /** Such a name was visited again and again, and nobody heard of it. */
    @Test
    void whatIsNotAskedForSinceItsHostIsDeadIsSaid() throws Exception {
        Source source = site("http://dead.example/");
        Instant before = now;
        Lease rules = storeAndLease().getFirst();
        assertThat(failures().of(source, before)).isEmpty();
        storeAndLease(ended(rules, new FetchOutcome.RobotsUnreachable("no such host")));
        assertThat(failures().of(source, before)).singleElement().satisfies(failing -> {
            assertThat(failing.url()).isEqualTo("http://dead.example/");
            assertThat(failing.cause()).contains("the name is unknown, or nothing answers there");
        });
        assertThat(failures().of(source, now.plusSeconds(1))).isEmpty();
        assertThat(failures().withheld("", 10)).singleElement().satisfies(withheld -> {
            assertThat(withheld.url()).isEqualTo("http://dead.example/");
            assertThat(withheld.since()).isEqualTo(now);
            assertThat(withheld.next())
                    .hasValueSatisfying(next -> assertThat(next).isAfter(now));
            assertThat(withheld.sources()).isEqualTo(1);
        });
        assertThat(failures().withheld("http://dead.example/", 10))
                .as("behind it")
                .isEmpty();
        assertThat(failures().count()).isEqualTo(1);
        assertThat(failures().bySource()).containsOnly(entry(source.id(), 1));
        assertThat(failures().unvisited()).as("it was tried").isZero();
        pass(Duration.ofHours(2));
        storeAndLease(noRules(storeAndLease().getFirst()));
        assertThat(failures().of(source, before)).isEmpty();
        assertThat(failures().withheld("", 10)).isEmpty();
        assertThat(failures().count()).isZero();
        assertThat(failures().unvisited()).isEqualTo(1);
    }

    @Test
    void eachOrganisationSeesHowItsOwnWatchingStands() throws Exception {
        Lease seed = begin("http://one.example/");
        storeAndLease(ended(seed, page(seed, "http://one.example/1", "http://one.example/2")));
        Source theirs = others().add(SourcePlan.of(SourceKind.SITE, "http://two.example/"), text -> text);
        others().add(SourcePlan.of(SourceKind.PAGE, "http://one.example/1"), text -> text);
        pass(A_MOMENT);
        storeAndLease();
        others().pause(theirs, true);
        FrontierStatus mine = FrontierStatus.of(database, Organisation.FIRST, clock);
        assertThat(mine.sources()).isEqualTo(1);
        assertThat(mine.urls()).containsExactly(entry("OPEN", 3));
        assertThat(mine.due()).isEqualTo(2);
        assertThat(mine.hosts()).isEqualTo(1);
        FrontierStatus other = FrontierStatus.of(database, OTHER, clock);
        assertThat(other.sources()).isEqualTo(2);
        assertThat(other.urls()).containsOnly(entry("OPEN", 1), entry("HELD", 1));
        assertThat(other.due()).isEqualTo(1);
        assertThat(other.hosts()).isEqualTo(2);
        assertThat(status().urls()).as("all of them").containsOnly(entry("OPEN", 3), entry("HELD", 1));
    }

    @Test
    void whenAnotherOrganisationsHostIsAskedNextIsNotToldToOne() throws Exception {
        others().add(SourcePlan.of(SourceKind.SITE, "http://two.example/"), text -> text);
        storeAndLease();
        assertThat(sources.next()).isEmpty();
        assertThat(others().next()).isPresent();
    }

    /** It was that of the host, at which something of another's is due. */
    @Test
    void theNextVisitIsOneOfOnesOwn() throws Exception {
        Lease seed = begin("http://one.example/");
        storeAndLease(ended(seed, page(seed)));
        Instant own = sources.next().orElseThrow();
        assertThat(own).isAfter(now.plus(Duration.ofHours(1)));
        others().add(SourcePlan.of(SourceKind.PAGE, "http://one.example/theirs"), text -> text);
        pass(A_MOMENT);
        storeAndLease();
        assertThat(sources.next()).contains(own);
        assertThat(others().next().orElseThrow()).isBeforeOrEqualTo(own);
    }

    /** By its literal address, by that at which it answered, and where nobody of the organisation may go. */
    @Test
    void aHostThatOnlyAnotherOrganisationMayReachIsNotNamed() throws Exception {
        List<Source> theirs = new ArrayList<>();
        for (String host : List.of("10.0.0.5", "intranet.example", "public.example")) {
            String url = "http://" + host + "/";
            sources.add(
                    SourcePlan.of(SourceKind.SITE, url).withAllowedHosts(List.of("10.0.0.0/16", "intranet.example:80")),
                    text -> text);
            theirs.add(others().add(SourcePlan.of(SourceKind.SITE, url), text -> text));
        }
        for (Lease lease : storeAndLease()) {
            String address = lease.host().startsWith("public") ? "192.0.32.10" : "10.9.0.7";
            storeAndLease(new Finished(
                    lease,
                    lease.what(),
                    true,
                    now,
                    now,
                    lease.host().startsWith("10.") ? Optional.empty() : Optional.of(address),
                    new FetchOutcome.RobotsUnreachable("broken off")));
        }
        assertThat(asleep(Organisation.FIRST))
                .containsExactlyInAnyOrder("10.0.0.5", "intranet.example", "public.example");
        assertThat(asleep(OTHER)).containsExactly("public.example");
        assertThat(theirs)
                .extracting(source -> SourceActivities.of(database, source, clock).hosts().stream()
                        .map(SourceActivity.Pace::host)
                        .toList())
                .containsExactly(List.of(), List.of(), List.of("public.example"));
        database.change(dsl -> dsl.execute(
                "update source_place set state = 'BARRED' where source = ?",
                theirs.getLast().id()));
        assertThat(asleep(OTHER)).isEmpty();
        assertThat(SourceActivities.of(database, theirs.getLast(), clock).hosts())
                .isEmpty();
    }

    private List<String> asleep(Organisation organisation) {
        return FrontierStatus.of(database, organisation, clock).asleep().stream()
                .map(FrontierStatus.Asleep::host)
                .toList();
    }

    /** What is given up alone was called gone. */
    @Test
    void whatTheLastLookSaysIsNotThereIsGone() throws Exception {
        Lease seed = begin("http://one.example/");
        storeAndLease(ended(
                seed,
                page(
                        seed,
                        "http://one.example/1",
                        "http://one.example/2",
                        "http://one.example/3",
                        "http://one.example/4")));
        List<FetchOutcome> answers = List.of(
                new FetchOutcome.Failed(404, "the server answered 404", false),
                new FetchOutcome.Failed(410, "the server answered 410", false),
                new FetchOutcome.SoftNotFound(200, "text/html", Optional.empty(), 100),
                new FetchOutcome.Failed(500, "the server answered 500", false));
        for (FetchOutcome answer : answers) {
            pass(A_MOMENT);
            storeAndLease(ended(storeAndLease().getFirst(), answer));
        }
        assertThat(FrontierStatus.of(database, Organisation.FIRST, clock).urls())
                .containsOnly(entry("OPEN", 2), entry("GONE", 3));
    }

    @Test
    void onlyWhatAWatchWouldVisitIsDueAndWhyTheRestWaitsIsSaid() throws Exception {
        Lease seed = begin("http://one.example/");
        Source one = sources.list().getFirst();
        assertThat(VisitsDue.of(database, Organisation.FIRST, clock).addresses())
                .isEqualTo(1);
        storeAndLease(ended(seed, page(seed, "http://one.example/1")));
        assertThat(VisitsDue.of(database, Organisation.FIRST, clock)).isEqualTo(new VisitsDue(1, 0, 0, Map.of()));
        site("http://two.example/");
        assertThat(VisitsDue.of(database, Organisation.FIRST, clock).addresses())
                .as("a source that was never visited")
                .isEqualTo(2);
        assertThat(VisitsDue.of(database, OTHER, clock)).isEqualTo(new VisitsDue(0, 0, 0, Map.of()));
        sources.block("two.example", true);
        assertThat(VisitsDue.of(database, Organisation.FIRST, clock))
                .isEqualTo(new VisitsDue(1, 0, 0, Map.of(DelayCause.HOST_BLOCKED, 1)));
        sources.pause(one, true);
        assertThat(VisitsDue.of(database, Organisation.FIRST, clock))
                .isEqualTo(new VisitsDue(0, 0, 1, Map.of(DelayCause.HOST_BLOCKED, 1, DelayCause.PAUSED, 1)));
        assertThat(FrontierStatus.of(database, Organisation.FIRST, clock).due()).isZero();
        sources.remove(one);
        assertThat(VisitsDue.of(database, Organisation.FIRST, clock))
                .isEqualTo(new VisitsDue(0, 0, 0, Map.of(DelayCause.HOST_BLOCKED, 1)));
    }

    @Test
    void aHostThatRestsIsNotDueNow() throws Exception {
        Lease seed = begin("http://one.example/");
        storeAndLease(ended(seed, page(seed, "http://one.example/1")));
        pass(A_MOMENT);
        storeAndLease(
                ended(storeAndLease().getFirst(), new FetchOutcome.NotNow(503, Optional.of(Duration.ofMinutes(30)))));
        site("http://one.example/");
        assertThat(VisitsDue.of(database, Organisation.FIRST, clock))
                .isEqualTo(new VisitsDue(0, 0, 0, Map.of(DelayCause.HOST_RESTS, 1)));
    }

    /** Nobody heard of it: what its host is not asked for was counted, and that was all. */
    @Test
    void whereASourceMayNotGoIsSaidWithTheRule() throws Exception {
        Source source = site("http://127.0.0.2:8000/");
        Lease rules = storeAndLease().getFirst();
        assertThat(rules.what()).isInstanceOf(Lease.Robots.class);
        storeAndLease(ended(rules, new FetchOutcome.Barred("refused: it is a loopback address")));
        BarredAddresses barred = new BarredAddresses(database, Organisation.FIRST);
        assertThat(barred.bySource()).containsOnly(entry(source.id(), 1));
        assertThat(barred.of(source)).singleElement().satisfies(address -> {
            assertThat(address.url()).isEqualTo("http://127.0.0.2:8000/");
            assertThat(address.why()).isEqualTo("refused: 127.0.0.2 is a loopback address (rule SSRF-4)");
            assertThat(address.allowable())
                    .as("the page is not of this machine")
                    .isEmpty();
        });
        assertThat(barred.addresses("", 10)).isEqualTo(barred.of(source));
        assertThat(barred.addresses("http://127.0.0.2:8000/", 10)).isEmpty();
        assertThat(new BarredAddresses(database, OTHER).addresses("", 10)).isEmpty();
        assertThat(failures().count()).isZero();
        assertThat(VisitsDue.of(database, Organisation.FIRST, clock).addresses())
                .isZero();
        Source own = sources.add(
                SourcePlan.of(SourceKind.PAGE, "http://127.0.0.2:8000/").withAllowedHosts(List.of("127.0.0.1:8000")),
                text -> text);
        storeAndLease();
        pass(A_MOMENT);
        storeAndLease(ended(storeAndLease().getFirst(), new FetchOutcome.Barred("refused")));
        assertThat(barred.of(own)).singleElement().satisfies(address -> {
            assertThat(address.allowable()).contains("127.0.0.2:8000");
            assertThat(address.allowedHosts()).containsExactly("127.0.0.1:8000");
        });
    }

    @Test
    void whatARobotsTxtForbidsIsSaidOfWhatASourceNames() throws Exception {
        Instant before = now;
        Source source = site("http://one.example/");
        storeAndLease(rules(storeAndLease().getFirst(), "User-agent: *\nDisallow: /\n"));
        pass(A_MOMENT);
        assertThat(storeAndLease()).isEmpty();
        assertThat(failures().of(source, before))
                .containsExactly(new SourceFailures.Failing(
                        "http://one.example/", "the robots.txt of one.example does not allow it", false));
        assertThat(failures().of(source, now.plusSeconds(1))).isEmpty();
        assertThat(failures().of(source, now.plusSeconds(1), before))
                .as("named anew")
                .hasSize(1);
        DisallowedAddresses disallowed = new DisallowedAddresses(database, Organisation.FIRST);
        assertThat(disallowed.keepingAway(before)).containsExactly("one.example");
        assertThat(disallowed.bySource()).containsOnly(Map.entry(source.id(), 1));
        assertThat(disallowed.addresses("", 10)).singleElement().satisfies(address -> {
            assertThat(address.url()).isEqualTo("http://one.example/");
            assertThat(address.why()).isEqualTo("the robots.txt of one.example does not allow it");
            assertThat(address.allowable()).isEmpty();
        });
        assertThat(disallowed.addresses("http://one.example/", 10)).isEmpty();
        assertThat(new DisallowedAddresses(database, OTHER).addresses("", 10)).isEmpty();
        assertThat(new DisallowedAddresses(database, OTHER).keepingAway(before)).isEmpty();
        assertThat(VisitsDue.of(database, Organisation.FIRST, clock).addresses())
                .isZero();
    }
}
