package dev.colophon.cases.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecondEyeTest {

    @Test
    void fiveOfAHundredAreDrawnAndTheSameAgain() {
        SecondEye eye = new SecondEye(17);
        long drawn = IntStream.range(0, 20_000)
                .filter(i -> eye.draws("sighting-" + i, "ada"))
                .count();
        assertThat(drawn).isBetween(900L, 1_100L);
        assertThat(IntStream.range(0, 2_000)
                        .filter(i -> eye.draws("sighting-" + i, "ada"))
                        .boxed()
                        .toList())
                .containsExactlyElementsOf(IntStream.range(0, 2_000)
                        .filter(i -> new SecondEye(17).draws("sighting-" + i, "ada"))
                        .boxed()
                        .toList());
        assertThat(IntStream.range(0, 2_000)
                        .filter(i -> eye.draws("sighting-" + i, "ada"))
                        .boxed()
                        .toList())
                .isNotEqualTo(IntStream.range(0, 2_000)
                        .filter(i -> new SecondEye(18).draws("sighting-" + i, "ada"))
                        .boxed()
                        .toList());
    }
}
