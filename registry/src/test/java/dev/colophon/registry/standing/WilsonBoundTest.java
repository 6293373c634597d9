package dev.colophon.registry.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonBoundTest {

    @ParameterizedTest
    @CsvSource({
        "0, 50, 0.0000",
        "1, 1, 0.2065",
        "16, 16, 0.8064",
        "29, 30, 0.8333",
        "50, 50, 0.9287",
        "72, 73, 0.9264",
        "73, 73, 0.9500",
        "95, 100, 0.8882",
        "119, 120, 0.9543",
        "990, 1000, 0.9817",
        "0, 0, 0.0000"
    })
    void isThatOfTheTable(int won, int decided, String bound) {
        assertThat(String.format(Locale.ROOT, "%.4f", WilsonBound.lower(won, decided)))
                .isEqualTo(bound);
    }

    /** So many decisions reach what a level needs, and no fewer. */
    @Test
    void reachesTheLevelsAt16And73() {
        assertThat(firstThatReaches(StandingLevel.NOTIFY.bound())).isEqualTo(16);
        assertThat(firstThatReaches(StandingLevel.AUTO.bound())).isEqualTo(73);
    }

    private static int firstThatReaches(double bound) {
        return IntStream.range(0, 1_000)
                .filter(decided -> WilsonBound.lower(decided, decided) >= bound)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aShareOfMoreThanAllIsNone() {
        assertThatThrownBy(() -> WilsonBound.lower(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WilsonBound.lower(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
