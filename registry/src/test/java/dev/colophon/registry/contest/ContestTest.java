package dev.colophon.registry.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.contest.Contest.Answer;
import dev.colophon.registry.contest.Contest.State;
import dev.colophon.registry.work.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContestTest {

    private static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LAST = BEGUN.plus(Duration.ofDays(30)).minusMillis(1);

    private static Contest contest(Optional<Instant> begun, @Nullable Answer older, @Nullable Answer newer) {
        return new Contest(
                new Claimant(new ReferenceId("a"), "a", "A", "Leaf", new Party("ada", "Ada")),
                new Claimant(new ReferenceId("b"), "b", "B", "Cover", new Party("ben", "Ben")),
                Medium.AUDIO,
                FileParts.NONE,
                FileParts.NONE,
                begun,
                Optional.ofNullable(older),
                Optional.ofNullable(newer));
    }

    @ParameterizedTest
    @CsvSource({
        // older, newer, until the last moment of the thirty days, from then on
        ",,        OPEN,      OF_NOBODY",
        "ASSERT,,  OPEN,      OF_OLDER",
        ",ASSERT,  OPEN,      OF_NEWER",
        "SHARE,,   OPEN,      OF_OLDER",
        ",SHARE,   OPEN,      OF_NEWER",
        "EXCLUDE,, OF_NEWER,  OF_NOBODY",
        ",EXCLUDE, OF_OLDER,  OF_NOBODY",
        "ASSERT,ASSERT,   OPEN,      OPEN",
        "ASSERT,SHARE,    OPEN,      OPEN",
        "SHARE,ASSERT,    OPEN,      OPEN",
        "SHARE,SHARE,     SHARED,    SHARED",
        "EXCLUDE,ASSERT,  OF_NEWER,  OF_NEWER",
        "ASSERT,EXCLUDE,  OF_OLDER,  OF_OLDER",
        "EXCLUDE,SHARE,   OF_NEWER,  OF_NEWER",
        "SHARE,EXCLUDE,   OF_OLDER,  OF_OLDER",
        "EXCLUDE,EXCLUDE, OF_NOBODY, OF_NOBODY",
    })
    void silenceCountsAfterThirtyDays(@Nullable Answer older, @Nullable Answer newer, State before, State after) {
        Contest contest = contest(Optional.of(BEGUN), older, newer);
        assertThat(contest.state(BEGUN)).isEqualTo(before);
        assertThat(contest.state(LAST)).isEqualTo(before);
        assertThat(contest.state(LAST.plusMillis(1))).isEqualTo(after);
        assertThat(contest.until().isPresent()).isEqualTo(older == null || newer == null);
    }

    @Test
    void whereNobodyWasToldSilenceNeverCounts() {
        Contest contest = contest(Optional.empty(), Answer.ASSERT, null);
        assertThat(contest.state(BEGUN.plus(Duration.ofDays(9_999)))).isEqualTo(State.OPEN);
        assertThat(contest.until()).isEmpty();
    }
}
