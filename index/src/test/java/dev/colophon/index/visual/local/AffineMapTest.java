package dev.colophon.index.visual.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AffineMapTest {

    private static final AffineMap MAP = new AffineMap(1.2, -0.3, 40, 0.4, 0.9, -7);

    private static AffineMap.Points points(AffineMap map, int count) {
        Random random = new Random(1);
        double[] x = random.doubles(count, 0, 500).toArray();
        double[] y = random.doubles(count, 0, 500).toArray();
        double[] toX = new double[count];
        double[] toY = new double[count];
        for (int i = 0; i < count; i++) {
            toX[i] = map.x(x[i], y[i]);
            toY[i] = map.y(x[i], y[i]);
        }
        return new AffineMap.Points(x, y, toX, toY, count);
    }

    private static void assertSame(AffineMap one, AffineMap other) {
        double[] places = {0, 0, 300, 0, 0, 300, 17, 260};
        for (int i = 0; i < places.length; i += 2) {
            assertThat(one.x(places[i], places[i + 1])).isCloseTo(other.x(places[i], places[i + 1]), within(1e-6));
            assertThat(one.y(places[i], places[i + 1])).isCloseTo(other.y(places[i], places[i + 1]), within(1e-6));
        }
    }

    @Test
    void leastSquaresFindTheMap() {
        assertSame(AffineMap.affine(points(MAP, 20)).orElseThrow(), MAP);
        AffineMap similarity = AffineMap.similarity(0.5, Math.cos(1), Math.sin(1), 10, 20, 100, 50);
        assertSame(AffineMap.similarity(points(similarity, 4)).orElseThrow(), similarity);
        assertThat(similarity.x(10, 20)).isCloseTo(100, within(1e-9));
        assertThat(similarity.scale()).isCloseTo(0.5, within(1e-9));
        assertThat(similarity.turn()).isCloseTo(1, within(1e-9));
        assertThat(similarity.stretch()).isCloseTo(1, within(1e-6));
    }

    @Test
    void theInverseLeadsBack() {
        AffineMap back = MAP.inverse();
        assertThat(back.x(MAP.x(3, 4), MAP.y(3, 4))).isCloseTo(3, within(1e-9));
        assertThat(back.y(MAP.x(3, 4), MAP.y(3, 4))).isCloseTo(4, within(1e-9));
    }

    @Test
    void pointsOnALineSayNothingOfTheOtherDirection() {
        double[] line = {1, 2, 3, 4, 5, 6, 7};
        assertThat(AffineMap.affine(new AffineMap.Points(line, line, line, line, line.length)))
                .isEmpty();
    }

    @Test
    void stretchIsTheRatioOfTheAxes() {
        assertThat(new AffineMap(3, 0, 0, 0, 1.5, 0).stretch()).isCloseTo(2, within(1e-9));
    }
}
