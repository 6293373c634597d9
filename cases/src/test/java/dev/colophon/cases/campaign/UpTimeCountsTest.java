package dev.colophon.cases.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.removal.UpTime;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UpTimeCountsTest {

    private static final int HOURS = 20;

    private static UpTimeCounts counts(List<UpTime> times) {
        UpTimeCounts counts = new UpTimeCounts();
        times.forEach(counts::add);
        return counts;
    }

    private static UpTime hours(int hours, boolean ended) {
        return new UpTime(Duration.ofHours(hours), ended);
    }

    @Test
    void copiesThatAreStillUpCount() {
        List<UpTime> times = List.of(hours(1, true), hours(2, true), hours(3, false), hours(4, false));
        assertThat(counts(times).curve().quantile(0.25)).contains(Duration.ofHours(1));
        assertThat(counts(times).curve().quantile(0.5)).contains(Duration.ofHours(2));
        assertThat(counts(times).curve().quantile(0.75)).isEmpty();
        assertThat(counts(List.of()).curve().quantile(0.5)).isEmpty();
    }

    /** The product-limit estimate in whole fractions: after which hour at least so many of four quarters are gone. */
    private static Optional<Duration> exact(List<UpTime> times, int quarters) {
        BigInteger up = BigInteger.ONE;
        BigInteger of = BigInteger.ONE;
        for (int hour = 0; hour < HOURS; hour++) {
            Duration time = Duration.ofHours(hour);
            long atRisk = times.stream()
                    .filter(one -> one.time().compareTo(time) >= 0)
                    .count();
            long ended = times.stream()
                    .filter(one -> one.ended() && one.time().equals(time))
                    .count();
            if (ended > 0) {
                up = up.multiply(BigInteger.valueOf(atRisk - ended));
                of = of.multiply(BigInteger.valueOf(atRisk));
                if (up.multiply(BigInteger.valueOf(4)).compareTo(of.multiply(BigInteger.valueOf(4L - quarters))) <= 0) {
                    return Optional.of(time);
                }
            }
        }
        return Optional.empty();
    }

    @Test
    void quartilesAreThoseOfTheProductLimitEstimate() {
        Random random = new Random(17);
        for (int round = 0; round < 300; round++) {
            List<UpTime> times = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(40); i++) {
                times.add(hours(random.nextInt(HOURS), random.nextInt(3) > 0));
            }
            UpTimeCounts halves = counts(times.subList(0, times.size() / 2));
            halves.add(counts(times.subList(times.size() / 2, times.size())));
            for (int quarters = 1; quarters < 4; quarters++) {
                assertThat(halves.curve().quantile(quarters / 4.0))
                        .as("round %d: %s", round, times)
                        .isEqualTo(exact(times, quarters));
            }
        }
    }
}
