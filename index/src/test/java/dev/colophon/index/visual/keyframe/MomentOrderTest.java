package dev.colophon.index.visual.keyframe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentOrderTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "4, 1",
        "1 2, 2",
        "2 1, 0",
        "1 2 3 7, 4",
        "7 3 2 1, 0",
        "1 3 2 4 5, 3",
        "1 2 3 2 1, 1",
        "2 2 2, 1",
        "5 1 7 3 2 8 4 6, 2"
    })
    void whatGoesBackCountsAgainstWhatGoesOn(String moments, int count) {
        List<Integer> shown = Arrays.stream(moments.split(" "))
                .filter(moment -> !moment.isEmpty())
                .map(Integer::valueOf)
                .toList();
        assertThat(MomentOrder.count(shown)).isEqualTo(count);
    }
}
