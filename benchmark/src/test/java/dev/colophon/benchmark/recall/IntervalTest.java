package dev.colophon.benchmark.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void agreesWithPublishedValues() {
        // 24 of 24: 86.2 % to 100 %
        assertThat(Interval.wilson(24, 24).low()).isCloseTo(0.862, within(0.001));
        assertThat(Interval.wilson(24, 24).high()).isCloseTo(1, within(1e-12));
        assertThat(Interval.wilson(0, 10).high()).isCloseTo(0.278, within(0.001));
        assertThat(Interval.wilson(81, 263).low()).isCloseTo(0.2553, within(0.0005));
        assertThat(Interval.wilson(81, 263).high()).isCloseTo(0.3662, within(0.0005));
    }

    @Test
    void withoutTrialsNothingIsKnown() {
        assertThat(Interval.wilson(0, 0)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void theUpperBoundIsExact() {
        // rule of three, and tables of Clopper and Pearson
        assertThat(Interval.atMost(0, 10_000)).isCloseTo(3.0 / 10_000, within(1e-6));
        assertThat(Interval.atMost(0, 10)).isCloseTo(0.2589, within(0.0001));
        assertThat(Interval.atMost(1, 20)).isCloseTo(0.2161, within(0.0001));
        assertThat(Interval.atMost(5, 5)).isEqualTo(1);
    }
}
