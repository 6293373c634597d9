package dev.colophon.crawl.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.colophon.crawl.fetch.PageFindings;
import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.schedule.Traps;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.Budget;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.crawl.source.UrlKind;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What sources do on every database, each by itself and several on one place. */
abstract class SourcesContract extends FrontierKit {

    @Test
    void aListThatIsNamedAgainComesBeforeThePagesItNamed() throws Exception {
        Source source = sources.add(SourcePlan.of(SourceKind.URL_LIST, "http://one.example/list"), text -> text);
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(PACE.delay());
        Lease list = storeAndLease().getFirst();
        assertThat(url(list)).isEqualTo("http://one.example/list");
        List<FoundUrl> named = new ArrayList<>();
        for (String page : List.of("http://one.example/a", "http://one.example/b", "http://one.example/c")) {
            named.add(namedBy(source, page));
        }
        storeAndLease(ended(list, found("0".repeat(64), named)));
        pass(PACE.delay());
        Lease page = storeAndLease().getFirst();
        assertThat(url(page)).isNotEqualTo("http://one.example/list");
        storeAndLease(ended(page, page(page)));
        pass(source.every());
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(PACE.delay());
        assertThat(storeAndLease()).extracting(FrontierKit::url).containsExactly("http://one.example/list");
    }

    /** A turn that was broken off by a kill or a full disk was lost until the next, perhaps a month later. */
    @Test
    void aFolderWhoseTurnCameToNoEndHasAnotherSoon() throws Exception {
        Source music = sources.add(
                SourcePlan.of(
                        SourceKind.FOLDER,
                        Files.createDirectory(folder.resolve("music")).toString()),
                text -> text);
        assertThat(local()).containsExactly(music.id());
        assertThat(local()).as("it is being looked into").isEmpty();
        for (int minutes = 0; minutes < 5; minutes++) {
            pass(Duration.ofMinutes(1));
            assertThat(local()).as("still, with signs of life").isEmpty();
        }
        Frontier other = frontier();
        assertThat(other.dueHere(Lease.TIME)).containsExactly(music.id());
        pass(Lease.TIME);
        assertThat(other.storeAndLease(List.of(), List.of(), List.of(), 1).local())
                .as("whoever had it is gone")
                .extracting(Source::id)
                .containsExactly(music.id());
        Instant began = now;
        pass(Duration.ofSeconds(30));
        other.turnEnded(music);
        assertThat(sources.list().getFirst().due()).isEqualTo(began.plus(music.every()));
        assertThat(other.dueHere(Lease.TIME)).isEmpty();
    }

    /** What it names is stored with the end of its turn, or neither is. */
    @Test
    void theTurnOfAListEndsWhenWhatItNamesIsStored() throws Exception {
        Source list = sources.add(
                SourcePlan.of(
                        SourceKind.URL_LIST,
                        Files.createFile(folder.resolve("list.txt")).toString()),
                text -> text);
        assertThat(local()).containsExactly(list.id());
        Instant began = now;
        assertThat(sources.list().getFirst().due()).isEqualTo(began.plus(Lease.TIME));
        FoundUrl named = namedBy(list, "http://one.example/a");
        frontier.storeAndLease(List.of(), List.of(), List.of(named), 0);
        assertThat(sources.list().getFirst().due()).isEqualTo(began.plus(list.every()));
        assertThat(states()).containsOnly(entry("OPEN", 1));
    }

    private static FoundUrl namedBy(Source source, String url) {
        return new FoundUrl(
                CanonicalUrl.of(url).orElseThrow(),
                UrlKind.PAGE,
                source.id(),
                0,
                0,
                FoundUrl.NAMED,
                PageFindings.REVISIT);
    }

    private List<String> local() {
        return frontier.storeAndLease(List.of(), List.of(), List.of(), 1).local().stream()
                .map(Source::id)
                .toList();
    }

    @Test
    void aSourceOfAnotherKindTakesThePlaceOfOneAndItsSeedIsReadAsThat() throws Exception {
        Lease page = begin("http://one.example/news");
        storeAndLease(ended(page, page(page)));
        Source site = sources.list().getFirst();
        Source feed = sources.replace(site, SourcePlan.of(site).as(SourceKind.FEED), text -> text);
        assertThat(sources.list()).containsExactly(feed);
        assertThat(feed.depth()).isZero();
        assertThat(feed.every()).isEqualTo(site.every());
        pass(A_MOMENT);
        assertThat(storeAndLease()).singleElement().satisfies(lease -> {
            assertThat(url(lease)).isEqualTo("http://one.example/news");
            assertThat(((Lease.Visit) lease.what()).kind()).isEqualTo(UrlKind.FEED);
        });
        SourcePlan list = SourcePlan.of(SourceKind.URL_LIST, "http://one.example/news");
        sources.add(list, text -> text);
        assertThat(sources.at("http://one.example/news", Optional.empty()))
                .as("which of them?")
                .isEmpty();
        assertThat(sources.at("http://one.example/news", Optional.of(SourceKind.FEED)))
                .map(Source::id)
                .contains(feed.id());
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
        assertThat(states()).containsKey("HELD");
        pass(Duration.ofHours(11));
        assertThat(storeAndLease()).isEmpty();
        pass(Duration.ofHours(2));
        storeAndLease();
        pass(Duration.ofSeconds(2));
        List<Lease> tomorrow = storeAndLease();
        assertThat(tomorrow).hasSizeLessThanOrEqualTo(1);
        assertThat(states()).doesNotContainKey("HELD");
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
        assertThat(storeAndLease()).extracting(FrontierKit::url).containsExactly("http://one.example/1");
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
                        PageFindings.REVISIT))
                .toList();
        frontier.storeAndLease(List.of(), List.of(), named, 0);
        assertThat(states()).containsEntry("OPEN", 1 + named.size());
        pass(PACE.delay());
        Lease list = storeAndLease().getFirst();
        String[] linked = IntStream.range(500, 1_000)
                .mapToObj(number -> "http://one.example/watch?v=" + number)
                .toArray(String[]::new);
        storeAndLease(ended(list, page(list, linked)));
        assertThat(states()).as("what pages link to is").containsEntry("OPEN", 1 + named.size() + Traps.MOST_QUERIES);
    }

    @Test
    void aRemovedSourceLeavesNothingToVisit() throws Exception {
        Source source = site("http://one.example/");
        storeAndLease(noRules(storeAndLease().getFirst()));
        sources.remove(source);
        pass(Duration.ofSeconds(2));
        assertThat(storeAndLease()).isEmpty();
        assertThat(states()).isEmpty();
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
        assertThat(states()).containsEntry("OPEN", 1 + links.length);
    }

    @Test
    void aSourceThatIsRemovedWhileItIsVisitedLeavesNothing() throws Exception {
        Lease seed = begin("http://one.example/");
        sources.remove(sources.list().getFirst());
        assertThat(storeAndLease(ended(seed, page(seed, "http://one.example/1"))))
                .isEmpty();
        assertThat(states()).isEmpty();
        site("http://one.example/");
        pass(Duration.ofSeconds(2));
        seed = storeAndLease().getFirst();
        storeAndLease(ended(seed, page(seed, "http://one.example/1")));
        assertThat(states()).containsEntry("OPEN", 2);
    }

    /** Two organisations watch one site: each page is asked for once, and what is found is found for both. */
    @Test
    void twoSourcesShareAPlaceAndItsVisits() throws Exception {
        Sources others = others();
        Source mine = site("http://one.example/");
        Source theirs = others.add(SourcePlan.of(SourceKind.SITE, "http://one.example/"), text -> text);
        assertThat(sources.list()).extracting(Source::id).containsExactly(mine.id());
        assertThat(others.list()).extracting(Source::id).containsExactly(theirs.id());
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(PACE.delay());
        Lease seed = storeAndLease().getFirst();
        assertThat(interests(seed)).containsExactlyInAnyOrder(mine.id(), theirs.id());
        storeAndLease(ended(seed, page(seed, "http://one.example/1")));
        pass(PACE.delay());
        Lease linked = storeAndLease().getFirst();
        assertThat(url(linked)).isEqualTo("http://one.example/1");
        assertThat(interests(linked)).containsExactlyInAnyOrder(mine.id(), theirs.id());
        storeAndLease(ended(linked, page(linked)));
        pass(PACE.delay());
        assertThat(storeAndLease()).isEmpty();
    }

    private static List<String> interests(Lease lease) {
        return lease.what().sources().stream().map(Source::id).toList();
    }

    @Test
    void pausingOrRemovingASourceStopsNobodyElses() throws Exception {
        Sources others = others();
        Source mine = site("http://one.example/");
        Source theirs = others.add(SourcePlan.of(SourceKind.PAGE, "http://one.example/"), text -> text);
        storeAndLease(noRules(storeAndLease().getFirst()));
        sources.pause(mine, true);
        pass(A_MOMENT);
        Lease seed = storeAndLease().getFirst();
        assertThat(interests(seed)).containsExactly(theirs.id());
        storeAndLease(ended(seed, page(seed)));
        others.pause(theirs, true);
        assertThat(states()).containsExactly(entry("HELD", 1));
        sources.pause(mine, false);
        assertThat(states()).containsExactly(entry("OPEN", 1));
        others.pause(theirs, false);
        sources.remove(mine);
        assertThat(states()).as("the other still asks for it").containsExactly(entry("OPEN", 1));
        others.remove(theirs);
        assertThat(states()).isEmpty();
        assertThat(others.list()).isEmpty();
    }

    @Test
    void anotherOrganisationsSourceIsNotOnesOwnToPauseOrRemove() throws Exception {
        Sources others = others();
        Source mine = site("http://one.example/");
        others.pause(mine, true);
        others.remove(mine);
        assertThat(sources.list()).extracting(Source::paused).containsExactly(false);
        assertThat(storeAndLease()).hasSize(1);
    }

    /** What the first saw is read again for the second, without conditions, but not on the same day. */
    @Test
    void aSourceThatComesLaterHasPagesReadForItself() throws Exception {
        Lease seed = begin("http://one.example/");
        storeAndLease(ended(seed, page(seed, "http://one.example/1")));
        pass(PACE.delay());
        Lease linked = storeAndLease().getFirst();
        storeAndLease(ended(linked, page(linked)));
        pass(Duration.ofHours(2));
        Source later = others().add(SourcePlan.of(SourceKind.SITE, "http://one.example/"), text -> text);
        Lease again = storeAndLease().getFirst();
        assertThat(interests(again))
                .as("a seed is asked for at once")
                .hasSize(2)
                .contains(later.id());
        assertThat(((Lease.Visit) again.what()).textSha256()).isEmpty();
        storeAndLease(ended(again, same(page(again, "http://one.example/1"))));
        pass(Duration.ofHours(21));
        assertThat(storeAndLease()).isEmpty();
        pass(Duration.ofHours(3));
        storeAndLease(noRules(storeAndLease().getFirst()));
        pass(PACE.delay());
        List<String> visited = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            for (Lease lease : storeAndLease()) {
                visited.add(url(lease) + " " + interests(lease).contains(later.id()));
                storeAndLease(ended(lease, page(lease)));
            }
            pass(PACE.delay());
        }
        assertThat(visited).contains("http://one.example/1 true");
    }

    private static FetchOutcome same(FetchOutcome.Answered page) {
        return new FetchOutcome.Unchanged(
                200,
                page.validators(),
                page.bytes(),
                page.body().textSha256(),
                Optional.empty(),
                page.findings(),
                false);
    }

    /** Whoever asks while a place is visited is not forgotten. */
    @Test
    void aSourceThatAsksDuringAVisitHasThePageReadAgain() throws Exception {
        Lease seed = begin("http://one.example/");
        storeAndLease(ended(seed, page(seed, "http://one.example/1")));
        pass(PACE.delay());
        Lease underWay = storeAndLease().getFirst();
        Source later = others().add(SourcePlan.of(SourceKind.PAGE, "http://one.example/1"), text -> text);
        pass(A_MOMENT);
        storeAndLease();
        storeAndLease(ended(underWay, page(underWay)));
        pass(Duration.ofDays(1).plus(A_MOMENT));
        List<String> asked = new ArrayList<>();
        for (int turn = 0; turn < 6; turn++) {
            for (Lease lease : storeAndLease()) {
                if (lease.what() instanceof Lease.Robots) {
                    storeAndLease(noRules(lease));
                } else {
                    asked.add(url(lease) + " " + interests(lease).contains(later.id()));
                    storeAndLease(ended(lease, page(lease)));
                }
            }
            pass(PACE.delay());
        }
        assertThat(asked).contains("http://one.example/1 true");
    }

    @Test
    void whereASourceMayGoFromNowOnItTriesAgain() throws Exception {
        SourcePlan plan = SourcePlan.of(SourceKind.SITE, "http://one.example/");
        Source source = sources.add(plan.withAllowedHosts(List.of("one.example")), text -> text);
        List<Lease> first = storeAndLease();
        storeAndLease(noRules(first.getFirst()));
        pass(PACE.delay());
        Lease page = storeAndLease().getFirst();
        storeAndLease(ended(page, page(page, "http://one.example/moved")));
        pass(PACE.delay());
        Lease moved = storeAndLease().getFirst();
        storeAndLease(ended(moved, new FetchOutcome.Barred("it leads to what is not public")));
        assertThat(states()).containsOnly(Map.entry("OPEN", 1), Map.entry("BARRED", 1));
        sources.add(plan.withAllowedHosts(List.of("one.example")), text -> text);
        assertThat(states()).as("nothing else may be visited").contains(Map.entry("BARRED", 1));
        sources.add(plan.withAllowedHosts(List.of("one.example", "two.example")), text -> text);
        assertThat(states()).containsOnly(Map.entry("OPEN", 2));
        pass(PACE.delay());
        Lease seed = storeAndLease().getFirst();
        storeAndLease(ended(seed, page(seed)));
        pass(PACE.delay());
        assertThat(storeAndLease()).extracting(FrontierKit::url).containsExactly("http://one.example/moved");
        assertThat(sources.list())
                .singleElement()
                .satisfies(only -> assertThat(only.id()).isEqualTo(source.id()));
    }
}
