package dev.colophon.cases.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookScheduleTest {

    private static final Instant BEGUN = Instant.parse("2026-11-28T12:00:00Z");

    private static Instant after(Duration time) {
        return BEGUN.plus(time);
    }

    private static Optional<Instant> next(List<Earlier> looks) {
        return LookSchedule.next(BEGUN, Optional.empty(), looks);
    }

    private static Earlier look(Duration after, RemovalVerdict verdict) {
        return new Earlier(after(after), verdict);
    }

    @Test
    void aCopyThatIsUpIsLookedForDaily() {
        assertThat(next(List.of())).contains(BEGUN);
        assertThat(next(List.of(look(Duration.ofMinutes(3), RemovalVerdict.STILL_UP))))
                .contains(after(Duration.ofMinutes(3).plusDays(1)));
        assertThat(next(List.of(
                        look(Duration.ZERO, RemovalVerdict.STILL_UP),
                        look(Duration.ofDays(400), RemovalVerdict.PARTIAL_GEO))))
                .contains(after(Duration.ofDays(401)));
    }

    /** Each look is made when it is due: these are all, and then there are no more. */
    @Test
    void aCopyThatIsGoneIsLookedForLessAndLess() {
        List<Earlier> looks = new ArrayList<>(List.of(look(Duration.ZERO, RemovalVerdict.GONE)));
        List<Instant> made = new ArrayList<>();
        for (Optional<Instant> due = next(looks); due.isPresent(); due = next(looks)) {
            made.add(due.get());
            looks.add(new Earlier(due.get(), RemovalVerdict.SOFT_404));
        }
        assertThat(made)
                .containsExactly(
                        after(Duration.ofHours(1)),
                        after(Duration.ofHours(24)),
                        after(Duration.ofDays(7)),
                        after(Duration.ofDays(30)),
                        Instant.parse("2027-01-28T12:00:00Z"),
                        Instant.parse("2027-02-28T12:00:00Z"),
                        Instant.parse("2027-03-28T12:00:00Z"),
                        Instant.parse("2027-04-28T12:00:00Z"),
                        Instant.parse("2027-05-28T12:00:00Z"),
                        Instant.parse("2027-06-28T12:00:00Z"));
    }

    @Test
    void oneLookMakesUpForAllThatWereMissed() {
        List<Earlier> looks =
                List.of(look(Duration.ZERO, RemovalVerdict.GONE), look(Duration.ofDays(8), RemovalVerdict.GONE));
        assertThat(next(looks)).contains(after(Duration.ofDays(30)));
    }

    @Test
    void aClaimBeginsAnew() {
        List<Earlier> looks = List.of(
                look(Duration.ZERO, RemovalVerdict.STILL_UP), look(Duration.ofDays(1), RemovalVerdict.STILL_UP));
        Instant claimed = after(Duration.ofDays(1).plusHours(2));
        assertThat(LookSchedule.next(BEGUN, Optional.of(claimed), looks)).contains(claimed.plus(Duration.ofHours(1)));
        List<Earlier> up = new ArrayList<>(looks);
        up.add(new Earlier(claimed.plus(Duration.ofHours(1)), RemovalVerdict.STILL_UP));
        assertThat(LookSchedule.next(BEGUN, Optional.of(claimed), up))
                .as("it was not true")
                .contains(claimed.plus(Duration.ofHours(25)));
    }

    @Test
    void whatComesBackIsLookedForDailyAgain() {
        List<Earlier> looks =
                List.of(look(Duration.ZERO, RemovalVerdict.GONE), look(Duration.ofDays(30), RemovalVerdict.REAPPEARED));
        assertThat(next(looks)).contains(after(Duration.ofDays(31)));
    }

    @Test
    void aLookThatTellsNothingIsMadeAgain() {
        List<Earlier> looks = new ArrayList<>(List.of(look(Duration.ZERO, RemovalVerdict.GONE)));
        Instant at = after(Duration.ofHours(1));
        List<Long> hours = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            looks.add(new Earlier(at, RemovalVerdict.UNREACHABLE));
            Instant again = next(looks).orElseThrow();
            hours.add(Duration.between(at, again).toHours());
            at = again;
        }
        assertThat(hours).containsExactly(1L, 2L, 4L, 8L, 16L, 24L, 24L);
        looks.add(new Earlier(at, RemovalVerdict.GONE));
        assertThat(next(looks)).contains(after(Duration.ofDays(7)));
    }

    @Test
    void aLookThatTellsNothingEndsNothing() {
        assertThat(next(List.of(look(Duration.ZERO, RemovalVerdict.BLOCKED)))).contains(after(Duration.ofHours(1)));
    }
}
