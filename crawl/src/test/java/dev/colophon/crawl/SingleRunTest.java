package dev.colophon.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.UrlKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SingleRunTest {

    private static final Instant BEGAN = Instant.parse("2026-03-01T12:00:00Z");

    private long nanos = 5;
    private final SingleRun run = new SingleRun(Duration.ofMinutes(2), () -> nanos);

    private static Lease lease(Optional<Instant> visited, int attempts) {
        Lease.Visit visit = new Lease.Visit(
                CanonicalUrl.of("http://one.example/").orElseThrow(),
                UrlKind.PAGE,
                List.of(),
                BEGAN,
                attempts,
                Duration.ofMinutes(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                visited);
        return new Lease("one.example", BEGAN, Duration.ZERO, Optional.empty(), List.of(visit));
    }

    private static Finished over(Lease lease) {
        return new Finished(
                lease, lease.what(), true, BEGAN, BEGAN, Optional.empty(), new FetchOutcome.GivenBack(false));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void whatIsVisitedAgainKeepsNoRunAlive() {
        Lease again = lease(Optional.of(BEGAN), 0);
        for (int second = 0; second <= 120; second++) {
            assertThat(run.isOver()).isFalse();
            run.granted(List.of(again), BEGAN);
            pass(Duration.ofSeconds(1));
            run.ended(List.of(over(again)), BEGAN);
        }
        assertThat(run.isOver()).isTrue();
    }

    @Test
    void whatIsOwedIsWaitedForHoweverLongItTakes() {
        Lease first = lease(Optional.empty(), 0);
        run.granted(List.of(first), BEGAN);
        pass(Duration.ofHours(1));
        run.granted(List.of(), BEGAN);
        assertThat(run.isOver()).isFalse();
        run.ended(List.of(over(first)), BEGAN);
        pass(Duration.ofMinutes(2));
        assertThat(run.isOver()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(run.isOver()).isTrue();
    }

    @Test
    void whatWasNotVisitedSinceItBeganIsOwedAndWhatAskedToComeBackOnceMore() {
        assertThat(lease(Optional.empty(), 0).isOwed(BEGAN)).isTrue();
        assertThat(lease(Optional.of(BEGAN.minusMillis(1)), 0).isOwed(BEGAN)).isTrue();
        assertThat(lease(Optional.of(BEGAN), 0).isOwed(BEGAN)).isFalse();
        assertThat(lease(Optional.of(BEGAN), 1).isOwed(BEGAN)).isTrue();
        assertThat(lease(Optional.of(BEGAN), 2).isOwed(BEGAN)).isFalse();
    }

    @Test
    void aSourceHasOneTurn() {
        assertThat(run.isFirstTurn("a")).isTrue();
        assertThat(run.isFirstTurn("b")).isTrue();
        assertThat(run.isFirstTurn("a")).isFalse();
    }
}
