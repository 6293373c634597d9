package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Answered;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Body;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Findings;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Validators;
import dev.colophon.crawl.frontier.lease.FoundAppearance;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.schedule.HotStatements;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.UrlKind;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.sightings.signal.LicenceLook.Extent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Until when a page showed a medium, on every database. */
abstract class PastAppearancesContract extends FrontierKit {

    private static final String PAGE = "http://one.example/";
    private static final String ONE = "http://one.example/1.png";
    private static final String TWO = "http://one.example/2.png";

    private int version;

    /** The page shows these. */
    private Answered shows(Lease lease, Extent extent, String... media) {
        Lease.Visit visit = (Lease.Visit) lease.what();
        String sha256 = "%064x".formatted(++version);
        List<CanonicalUrl> urls =
                Stream.of(media).map(url -> CanonicalUrl.of(url).orElseThrow()).toList();
        List<FoundUrl> found = new ArrayList<>();
        visit.interests()
                .forEach(interest -> urls.forEach(url -> found.add(new FoundUrl(
                        url, UrlKind.MEDIUM, interest.source().id(), 1, 0, FoundUrl.MEDIA, Duration.ofDays(80)))));
        return new Answered(
                200,
                new Body(sha256, sha256, Optional.of(sha256), "text/html"),
                Validators.NONE,
                Optional.empty(),
                1_000,
                new Findings(
                        found,
                        urls.stream()
                                .map(url -> new FoundAppearance(url.key(), PAGE, "img"))
                                .toList(),
                        List.of(),
                        List.of(),
                        Optional.of(new LicenceLook(visit.url().key(), extent, List.of())),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    /** The page is asked for once more. */
    private Lease again() throws Exception {
        pass(Duration.ofHours(1));
        site(PAGE);
        for (int turn = 0; turn < 20; turn++) {
            for (Lease lease : storeAndLease()) {
                if (lease.what() instanceof Lease.Robots) {
                    storeAndLease(noRules(lease));
                } else if (url(lease).equals(PAGE)) {
                    return lease;
                } else {
                    storeAndLease(ended(lease, page(lease)));
                }
            }
            pass(A_MOMENT);
        }
        throw new IllegalStateException("the page is not due");
    }

    private List<String> shown(boolean now) {
        return database.read(dsl -> dsl.select(PLACE.URI)
                .from(APPEARANCE)
                .join(PLACE)
                .on(PLACE.KEY.eq(APPEARANCE.MEDIUM))
                .where(now ? APPEARANCE.ENDED_AT.isNull() : APPEARANCE.ENDED_AT.isNotNull())
                .orderBy(PLACE.URI)
                .fetch(PLACE.URI));
    }

    @Test
    void aPageThatIsReadWholeWithoutAMediumShowsItNoMore() throws Exception {
        Lease lease = begin(PAGE);
        storeAndLease(ended(lease, shows(lease, Extent.WHOLE, ONE, TWO)));
        assertThat(shown(true)).containsExactly(ONE, TWO);
        lease = again();
        storeAndLease(ended(lease, shows(lease, Extent.PART, ONE)));
        assertThat(shown(true)).as("a part").containsExactly(ONE, TWO);
        lease = again();
        storeAndLease(ended(lease, new FetchOutcome.NotNow(503, Optional.empty())));
        assertThat(shown(true)).containsExactly(ONE, TWO);
        lease = again();
        storeAndLease(ended(lease, shows(lease, Extent.WHOLE, ONE)));
        assertThat(shown(true)).containsExactly(ONE);
        assertThat(shown(false)).containsExactly(TWO);
        lease = again();
        storeAndLease(ended(lease, new FetchOutcome.Unchanged(304, Validators.NONE, 0)));
        assertThat(shown(false)).as("unchanged").containsExactly(TWO);
        lease = again();
        storeAndLease(ended(lease, shows(lease, Extent.WHOLE, ONE, TWO)));
        assertThat(shown(true)).as("back").containsExactly(ONE, TWO);
        lease = again();
        storeAndLease(ended(lease, new FetchOutcome.Failed(404, "the server answered 404", false)));
        assertThat(shown(true)).as("the page is gone").isEmpty();
    }

    /** A scan read it without a medium: for the crawl, which asks whether the page changed, it is the same all the while. */
    @Test
    void aPageThatAScanReadOtherwiseIsReadAgainByTheCrawl() throws Exception {
        Lease lease = begin(PAGE);
        storeAndLease(ended(lease, shows(lease, Extent.WHOLE, ONE)));
        for (boolean gone : new boolean[] {false, true}) {
            database.change(dsl -> {
                PastAppearances past = new PastAppearances(new HotStatements());
                Instant later = now.plusSeconds(1);
                if (gone) {
                    past.scannedGone(dsl, PAGE, later);
                } else {
                    past.scanned(dsl, PAGE, List.of(), later);
                }
            });
            assertThat(shown(true)).isEmpty();
            lease = again();
            assertThat(((Lease.Visit) lease.what()).otherSince()).isTrue();
            storeAndLease(ended(
                    lease,
                    new FetchOutcome.Unchanged(
                            200,
                            Validators.NONE,
                            1_000,
                            Optional.empty(),
                            Optional.empty(),
                            shows(lease, Extent.WHOLE, ONE).findings(),
                            false)));
            assertThat(shown(true)).containsExactly(ONE);
            lease = again();
            assertThat(((Lease.Visit) lease.what()).otherSince()).as("read").isFalse();
            storeAndLease(ended(lease, new FetchOutcome.Unchanged(304, Validators.NONE, 0)));
        }
    }

    private long lastShown(String medium) {
        return database.read(dsl -> dsl.select(APPEARANCE.LAST_SEEN)
                .from(APPEARANCE)
                .join(PLACE)
                .on(PLACE.KEY.eq(APPEARANCE.MEDIUM))
                .where(PLACE.URI.eq(medium))
                .fetchSingle(APPEARANCE.LAST_SEEN));
    }

    @Test
    void aPartOfAPageWithTheSameTextShowsOnlyWhatIsInIt() throws Exception {
        Lease lease = begin(PAGE);
        storeAndLease(ended(lease, shows(lease, Extent.WHOLE, ONE, TWO)));
        long before = lastShown(TWO);
        lease = again();
        Findings part = shows(lease, Extent.PART, ONE).findings();
        storeAndLease(ended(
                lease,
                new FetchOutcome.Unchanged(
                        206, Validators.NONE, 1_000, Optional.of("%064x".formatted(1)), Optional.empty(), part, true)));
        assertThat(lastShown(ONE)).isGreaterThan(before);
        assertThat(lastShown(TWO)).as("the part does not show it").isEqualTo(before);
        assertThat(shown(true)).containsExactly(ONE, TWO);
    }

    /** It was given for lost at each look at the page. */
    @Test
    void whatAnAddressOnThePageLeadsToStandsThere() throws Exception {
        Lease lease = begin(PAGE);
        storeAndLease(ended(lease, shows(lease, Extent.WHOLE, ONE)));
        CanonicalUrl target = CanonicalUrl.of(TWO).orElseThrow();
        pass(A_MOMENT);
        Lease medium = storeAndLease().getFirst();
        assertThat(url(medium)).isEqualTo(ONE);
        Lease.Visit visit = (Lease.Visit) medium.what();
        storeAndLease(ended(
                medium,
                new FetchOutcome.Moved(
                        302,
                        TWO,
                        Optional.empty(),
                        0,
                        new Findings(
                                List.of(new FoundUrl(
                                        target,
                                        UrlKind.MEDIUM,
                                        visit.interests().getFirst().source().id(),
                                        1,
                                        1,
                                        FoundUrl.MEDIA,
                                        Duration.ofDays(80))),
                                List.of(),
                                List.of(),
                                List.of(),
                                Optional.of(target)))));
        assertThat(shown(true)).containsExactly(ONE, TWO);
        lease = again();
        storeAndLease(ended(lease, shows(lease, Extent.WHOLE, ONE)));
        assertThat(shown(true)).containsExactly(ONE, TWO);
        lease = again();
        storeAndLease(ended(lease, shows(lease, Extent.WHOLE)));
        assertThat(shown(false)).containsExactly(ONE, TWO);
    }
}
