package dev.colophon.cases.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.cases.removal.SurvivalCurve.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Copies that are up still count as long as they were seen: never as gone, and never as up for ever. */
class SurvivalCurvePropertyTest {

    private static final int DAYS = 30;

    private static int copies(long seed) {
        return 1 + new Random(~seed).nextInt(60);
    }

    private static int which(long seed, int copies) {
        return new Random(seed * 31).nextInt(copies);
    }

    private static List<UpTime> times(long seed, int copies) {
        Random random = new Random(seed);
        List<UpTime> times = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            times.add(new UpTime(Duration.ofDays(random.nextInt(DAYS)), random.nextBoolean()));
        }
        return times;
    }

    private static double share(List<UpTime> times, int day) {
        return SurvivalCurve.of(times).at(Duration.ofDays(day)).map(Step::share).orElse(Double.NaN);
    }

    @RepeatedTest(200)
    void fallsFromAllToNoneAndStaysInItsInterval(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        int copies = copies(seed);
        SurvivalCurve curve = SurvivalCurve.of(times(seed, copies));
        double before = 1;
        for (Step step : curve.steps()) {
            assertThat(step.share()).isLessThan(before).isBetween(step.lower() - 1e-12, step.upper() + 1e-12);
            assertThat(step.lower()).isBetween(0.0, 1.0);
            assertThat(step.upper()).isBetween(0.0, 1.0);
            before = step.share();
        }
        assertThat(curve.ended()).isLessThanOrEqualTo(curve.copies());
        assertThat(curve.at(curve.longest().plusMillis(1)))
                .as("nobody looked so long")
                .isEmpty();
    }

    @RepeatedTest(200)
    void whoeverLooksLongerAtACopyThatIsUpNeverLowersTheShare(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        int copies = copies(seed);
        int which = which(seed, copies);
        List<UpTime> times = times(seed, copies);
        UpTime one = times.get(which);
        if (one.ended()) {
            return;
        }
        List<UpTime> longer = new ArrayList<>(times);
        longer.set(which, new UpTime(one.time().plus(Duration.ofDays(3)), false));
        Duration known = SurvivalCurve.of(times).longest();
        for (int day = 0; day <= known.toDays(); day++) {
            assertThat(share(longer, day)).as("day %d", day).isGreaterThanOrEqualTo(share(times, day) - 1e-12);
        }
    }

    @RepeatedTest(200)
    void whoeverFindsGoneWhatWasUpLowersTheShareFromThenOn(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        int copies = copies(seed);
        int which = which(seed, copies);
        List<UpTime> times = times(seed, copies);
        UpTime one = times.get(which);
        List<UpTime> gone = new ArrayList<>(times);
        gone.set(which, new UpTime(one.time(), true));
        for (int day = 0; day <= SurvivalCurve.of(times).longest().toDays(); day++) {
            if (day < one.time().toDays()) {
                assertThat(share(gone, day)).isCloseTo(share(times, day), within(1e-12));
            } else {
                assertThat(share(gone, day)).isLessThanOrEqualTo(share(times, day) + 1e-12);
            }
        }
    }

    @RepeatedTest(200)
    void withNobodyCutOffItIsWhatIsLeft(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        int copies = copies(seed);
        List<UpTime> times = times(seed, copies).stream()
                .map(time -> new UpTime(time.time(), true))
                .toList();
        for (int day = 0; day <= SurvivalCurve.of(times).longest().toDays(); day++) {
            Duration until = Duration.ofDays(day);
            long left = times.stream()
                    .filter(time -> time.time().compareTo(until) > 0)
                    .count();
            assertThat(share(times, day)).isCloseTo((double) left / copies, within(1e-9));
        }
    }

    @RepeatedTest(200)
    void theOrderOfCopiesMeansNothing(RepetitionInfo round) {
        long seed = round.getCurrentRepetition();
        int copies = copies(seed);
        List<UpTime> times = times(seed, copies);
        List<UpTime> otherwise = new ArrayList<>(times);
        Collections.shuffle(otherwise, new Random(seed + 1));
        assertThat(SurvivalCurve.of(otherwise)).isEqualTo(SurvivalCurve.of(times));
    }
}
