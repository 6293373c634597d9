package dev.colophon.cases.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A copy that no look saw up says nothing of how long copies stay up, and is not passed over in silence. */
class UpTimesTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

    private static List<Earlier> looks(RemovalVerdict... verdicts) {
        List<Earlier> looks = new ArrayList<>();
        for (RemovalVerdict verdict : verdicts) {
            looks.add(new Earlier(FIRST.plus(Duration.ofDays(looks.size())), verdict));
        }
        return looks;
    }

    @Test
    void whatNoLookSawUpIsLeftOutAndCounted() {
        UpTimes times = UpTimes.of(List.of(
                looks(RemovalVerdict.STILL_UP, RemovalVerdict.GONE),
                looks(RemovalVerdict.GONE),
                looks(RemovalVerdict.LOGIN_WALL, RemovalVerdict.SOFT_404),
                looks(RemovalVerdict.UNREACHABLE, RemovalVerdict.BLOCKED),
                looks(RemovalVerdict.GONE, RemovalVerdict.REAPPEARED)));
        assertThat(times.times())
                .containsExactly(new UpTime(Duration.ofDays(1), true), new UpTime(Duration.ZERO, false));
        assertThat(times.gone()).isEqualTo(2);
        assertThat(times.untold()).isEqualTo(1);
    }
}
