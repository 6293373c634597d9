package dev.colophon.cases.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.SurvivalCurve.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {

    /** Remissions under 6-MP of Freireich et al. (1963), in weeks; negative: cut off. The textbooks' example. */
    private static final int[] WEEKS = {
        6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35
    };

    private static UpTime days(int days) {
        return new UpTime(Duration.ofDays(Math.abs(days)), days > 0);
    }

    @Test
    void theTextbooksExample() {
        SurvivalCurve curve = SurvivalCurve.of(
                Arrays.stream(WEEKS).mapToObj(SurvivalCurveTest::days).toList());
        assertThat(curve.copies()).isEqualTo(21);
        assertThat(curve.ended()).isEqualTo(9);
        assertThat(curve.steps().stream().map(step -> step.time().toDays()))
                .containsExactly(6L, 7L, 10L, 13L, 16L, 22L, 23L);
        assertThat(curve.steps().stream().map(Step::atRisk)).containsExactly(21, 17, 15, 12, 11, 7, 6);
        double[] shares = {0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482};
        double[] errors = {0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346};
        for (int i = 0; i < shares.length; i++) {
            assertThat(curve.steps().get(i).share()).isCloseTo(shares[i], within(5e-5));
            assertThat(curve.steps().get(i).standardError()).isCloseTo(errors[i], within(5e-5));
        }
        assertThat(curve.median()).contains(Duration.ofDays(23));
        assertThat(curve.at(Duration.ofDays(5)).orElseThrow().share()).isOne();
        assertThat(curve.at(Duration.ofDays(35)).orElseThrow().share()).isCloseTo(0.4482, within(5e-5));
        assertThat(curve.at(Duration.ofDays(36))).as("nobody looked so long").isEmpty();
    }

    @Test
    void asCountedOtherwise() {
        Random random = new Random(20261128);
        for (int round = 0; round < 300; round++) {
            List<UpTime> times = new ArrayList<>();
            int copies = 1 + random.nextInt(40);
            for (int i = 0; i < copies; i++) {
                times.add(new UpTime(Duration.ofDays(random.nextInt(12)), random.nextInt(3) > 0));
            }
            SurvivalCurve curve = SurvivalCurve.of(times);
            for (Step step : curve.steps()) {
                assertThat(step.share()).as("round %d", round).isCloseTo(naive(times, step.time()), within(1e-12));
                assertThat(step.standardError()).isCloseTo(greenwood(times, step.time()), within(1e-12));
                assertThat(step.lower()).isBetween(0.0, step.share() + 1e-12);
                assertThat(step.upper()).isBetween(step.share() - 1e-12, 1.0);
            }
        }
    }

    /** Day after day, with no sorting and no steps. */
    private static double naive(List<UpTime> times, Duration until) {
        double share = 1;
        for (long day = 0; day <= until.toDays(); day++) {
            share *= 1 - (double) ended(times, day) / Math.max(1, atRisk(times, day));
        }
        return share;
    }

    private static double greenwood(List<UpTime> times, Duration until) {
        double sum = 0;
        for (long day = 0; day <= until.toDays(); day++) {
            long risk = atRisk(times, day);
            long ended = ended(times, day);
            if (ended > 0 && ended < risk) {
                sum += (double) ended / (risk * (risk - ended));
            }
        }
        return naive(times, until) * Math.sqrt(sum);
    }

    private static long atRisk(List<UpTime> times, long day) {
        return times.stream().filter(time -> time.time().toDays() >= day).count();
    }

    private static long ended(List<UpTime> times, long day) {
        return times.stream()
                .filter(time -> time.ended() && time.time().toDays() == day)
                .count();
    }

    /** Where none is cut off, the share is what is left. */
    @Test
    void ofCompleteTimes() {
        SurvivalCurve curve = SurvivalCurve.of(List.of(days(1), days(2), days(2), days(4)));
        assertThat(curve.steps().stream().map(Step::share)).containsExactly(0.75, 0.25, 0.0);
        assertThat(curve.median()).contains(Duration.ofDays(2));
    }

    @Test
    void ofNothing() {
        assertThat(SurvivalCurve.of(List.of()).at(Duration.ZERO)).isEmpty();
        SurvivalCurve up = SurvivalCurve.of(List.of(days(-7)));
        assertThat(up.steps()).isEmpty();
        assertThat(up.median()).isEmpty();
        assertThat(up.at(Duration.ofDays(7)).orElseThrow().share()).isOne();
    }

    @Test
    void timesOfLooks() {
        Instant first = Instant.parse("2026-11-28T12:00:00Z");
        List<Earlier> looks = List.of(
                new Earlier(first.minus(Duration.ofDays(1)), RemovalVerdict.UNREACHABLE),
                new Earlier(first, RemovalVerdict.STILL_UP),
                new Earlier(first.plus(Duration.ofDays(1)), RemovalVerdict.REENCODED_UP),
                new Earlier(first.plus(Duration.ofDays(2)), RemovalVerdict.LOGIN_WALL));
        assertThat(UpTime.of(looks)).contains(new UpTime(Duration.ofDays(1), false));
        List<Earlier> gone = new ArrayList<>(looks);
        gone.add(new Earlier(first.plus(Duration.ofDays(3)), RemovalVerdict.GONE));
        gone.add(new Earlier(first.plus(Duration.ofDays(9)), RemovalVerdict.REAPPEARED));
        assertThat(UpTime.of(gone)).contains(new UpTime(Duration.ofDays(3), true));
        assertThat(UpTime.of(List.of(new Earlier(first, RemovalVerdict.GONE)))).isEmpty();
    }
}
