package dev.colophon.cases.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cases.removal.UpTime;
import dev.colophon.sightings.decision.DecisionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each number of a campaign counts. */
class CampaignCopyTest {

    private static final int NEVER = -1;
    private static final Instant BEGUN = Instant.parse("2027-03-01T00:00:00Z");

    private static Instant day(int day) {
        return BEGUN.plus(Duration.ofDays(day));
    }

    private static Optional<Instant> on(int day) {
        return day == NEVER ? Optional.empty() : Optional.of(day(day));
    }

    private static CampaignCopy copy(DecisionState state, boolean once, int noticed, int gone, int lastGone, int up) {
        return new CampaignCopy(
                state,
                once,
                day(0),
                day(1),
                on(noticed),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                on(gone),
                on(lastGone),
                on(up));
    }

    private static CampaignCopy confirmed(int noticed, int gone, int lastGone, int up) {
        return copy(DecisionState.CONFIRMED, false, noticed, gone, lastGone, up);
    }

    @Test
    void onlyWhatWasConfirmedIsFound() {
        for (DecisionState state : DecisionState.values()) {
            CampaignCopy never = copy(state, false, NEVER, NEVER, NEVER, NEVER);
            CampaignCopy once = copy(state, true, NEVER, NEVER, NEVER, NEVER);
            boolean claimed = state == DecisionState.CONFIRMED || state == DecisionState.RESOLVED;
            assertThat(never.isFound()).as("%s", state).isEqualTo(claimed);
            assertThat(once.isFound()).as("%s", state).isEqualTo(claimed || state == DecisionState.LICENSED);
            assertThat(once.isLicensedSince()).isEqualTo(state == DecisionState.LICENSED);
            assertThat(never.isLawful()).isEqualTo(state == DecisionState.LICENSED || state == DecisionState.EXCEPTION);
            assertThat(once.isLawful()).isEqualTo(state == DecisionState.EXCEPTION);
            assertThat(never.isUndecided()).isEqualTo(state.isUndecided());
            assertThat(never.isFound() && (never.isLawful() || never.isUndecided()))
                    .isFalse();
        }
    }

    @Test
    void whatIsGoneBeforeItsNoticeLeftWentByItself() {
        assertThat(confirmed(NEVER, 5, 5, 4).isRemovedByItself()).isTrue();
        assertThat(confirmed(6, 5, 5, 4).isRemovedByItself()).isTrue();
        assertThat(confirmed(6, 5, 5, 4).isRemovedOnNotice()).isFalse();
        assertThat(confirmed(5, 5, 5, 4).isRemovedOnNotice()).isTrue();
        assertThat(confirmed(4, 5, 5, 4).isRemovedByItself()).isFalse();
        CampaignCopy up = confirmed(4, NEVER, NEVER, 9);
        assertThat(up.isRemovedByItself() || up.isRemovedOnNotice() || up.hasReappeared())
                .isFalse();
    }

    @Test
    void theDeadlineIsItsLastMoment() {
        assertThat(confirmed(4, 5, 5, 4).isGoneBefore(day(5))).isFalse();
        assertThat(confirmed(4, 5, 5, 4).isGoneBefore(day(6))).isTrue();
        assertThat(confirmed(4, NEVER, NEVER, 4).isGoneBefore(day(6))).isFalse();
    }

    @Test
    void verifiedIsWhatALaterLookFoundGoneAndNoneFoundUpSince() {
        assertThat(confirmed(4, 5, 12, 4).isVerified(Duration.ofDays(7))).isTrue();
        assertThat(confirmed(4, 5, 12, 4).isVerified(Duration.ofDays(8))).isFalse();
        assertThat(confirmed(4, 5, 5, 4).isVerified(Duration.ofDays(1))).isFalse();
        assertThat(confirmed(4, 5, 12, 9).isVerified(Duration.ofDays(1))).isFalse();
        assertThat(confirmed(4, 5, 12, 9).hasReappeared()).isTrue();
        assertThat(confirmed(4, 5, 5, 5).hasReappeared())
                .as("it stands elsewhere")
                .isTrue();
        assertThat(confirmed(4, 5, 12, NEVER).hasReappeared()).isFalse();
    }

    @Test
    void timeUpEndsWithTheFirstLookThatFoundItGone() {
        assertThat(confirmed(4, 5, 12, 9).upTime()).isEqualTo(new UpTime(Duration.ofDays(5), true));
        assertThat(confirmed(4, NEVER, NEVER, 9).upTime()).isEqualTo(new UpTime(Duration.ofDays(9), false));
        assertThat(confirmed(4, NEVER, NEVER, NEVER).upTime()).isEqualTo(new UpTime(Duration.ofDays(1), false));
    }

    @Test
    void everyVerdictIsGoneOrUpOrTellsNothing() {
        for (RemovalVerdict verdict : RemovalVerdict.values()) {
            boolean tells = verdict.meaning() != RemovalVerdict.Meaning.UNKNOWN;
            assertThat(CampaignCopy.GONE.contains(verdict) || CampaignCopy.UP.contains(verdict))
                    .as("%s", verdict)
                    .isEqualTo(tells);
        }
        assertThat(CampaignCopy.GONE).contains(RemovalVerdict.REAPPEARED);
        assertThat(CampaignCopy.UP).contains(RemovalVerdict.REAPPEARED).doesNotContain(RemovalVerdict.GONE);
    }
}
