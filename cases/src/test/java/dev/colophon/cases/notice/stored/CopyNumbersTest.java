package dev.colophon.cases.notice.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers of many copies are written as ranges. */
class CopyNumbersTest {

    @Test
    void threeInARowAreARange() {
        assertThat(CopyNumbers.of(List.of(2))).isEqualTo("2");
        assertThat(CopyNumbers.of(List.of(1, 2, 4))).isEqualTo("1, 2, 4");
        assertThat(CopyNumbers.of(List.of(1, 2, 3, 5, 7, 8, 9, 10))).isEqualTo("1-3, 5, 7-10");
    }
}
