package dev.colophon.cli.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForceLayoutTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 50})
    void labelsLieInTheSquareAndNotOnEachOther(int nodes) {
        double[] labels = new double[nodes];
        Arrays.fill(labels, 110);
        List<ForceLayout.Tie> ties = new ArrayList<>();
        for (int i = 1; i < nodes; i++) {
            ties.add(new ForceLayout.Tie(i, i / 3, 1));
        }
        ForceLayout layout = new ForceLayout(labels, 34, ties, 860);
        for (int i = 0; i < nodes; i++) {
            assertThat(layout.x(i)).isBetween(55.0, 860 - 55.0);
            assertThat(layout.y(i)).isBetween(17.0, 860 - 17.0);
            for (int j = 0; j < i; j++) {
                boolean apart = Math.abs(layout.x(i) - layout.x(j)) >= 109 || Math.abs(layout.y(i) - layout.y(j)) >= 33;
                assertThat(apart).as("%d and %d of %d", i, j, nodes).isTrue();
            }
        }
    }
}
