package dev.colophon.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.crawl.source.Budget;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.UrlKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each organisation is told that a crawl has done. */
class CrawlCountsTest {

    private final CrawlCounts counts = new CrawlCounts();

    private static Source source(String organisation) {
        return new Source(
                "source of " + organisation,
                organisation,
                SourceKind.PAGE,
                "http://a.example/",
                Duration.ofDays(1),
                0,
                Budget.DEFAULT,
                Scope.usual(),
                false,
                false,
                List.of(),
                false,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Lease lease(String... organisations) {
        Lease.Visit visit = new Lease.Visit(
                CanonicalUrl.of("http://a.example/").orElseThrow(),
                UrlKind.PAGE,
                Stream.of(organisations)
                        .map(one -> new Lease.Interest(source(one), 0, 0, true, false))
                        .toList(),
                Instant.EPOCH,
                0,
                Duration.ofDays(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                RobotsRules.of(404, "", Duration.ZERO));
        return new Lease("a.example", Instant.EPOCH, Duration.ZERO, Optional.empty(), List.of(visit));
    }

    private void visit(Lease lease, List<String> barred) {
        counts.granted(lease);
        counts.finished(new FetchOutcome.Finished(
                lease,
                lease.what(),
                true,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                barred,
                new FetchOutcome.Failed(500, "the server answered 500", false)));
    }

    @Test
    void eachOrganisationIsToldOfItsOwnVisits() {
        visit(lease("ada"), List.of());
        visit(lease("ada", "ben"), List.of());
        assertThat(counts.snapshot().failed()).isEqualTo(2);
        assertThat(counts.snapshot("ada").failed()).isEqualTo(2);
        assertThat(counts.snapshot("ben").failed()).isEqualTo(1);
        assertThat(counts.snapshot("cy").failed()).isZero();
        visit(lease("ada", "ben"), List.of("source of ben"));
        assertThat(counts.snapshot("ben").failed()).as("where it may not go").isEqualTo(1);
    }

    @Test
    void whatIsUnderWayAndWaitsIsOfWhoAskedForIt() {
        Lease lease = lease("ada");
        counts.granted(lease);
        counts.waiting(lease.what().sources(), 1);
        counts.waiting(List.of(), 1);
        assertThat(counts.snapshot().underWay()).isEqualTo(1);
        assertThat(counts.snapshot().waiting()).isEqualTo(2);
        assertThat(counts.snapshot("ada").underWay()).isEqualTo(1);
        assertThat(counts.snapshot("ada").waiting()).isEqualTo(1);
        assertThat(counts.snapshot("ben").underWay()).isZero();
        assertThat(counts.snapshot("ben").waiting()).isZero();
    }
}
