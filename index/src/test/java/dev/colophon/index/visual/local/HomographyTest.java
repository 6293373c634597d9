package dev.colophon.index.visual.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HomographyTest {

    private static final Homography MAP = new Homography(1.3, 0.1, 20, -0.05, 1.2, 35, 3e-4, -2e-4, 1);

    @Test
    void leastSquaresFindTheMapAndTheWayBack() {
        Random random = new Random(1);
        double[] x = random.doubles(30, 0, 640).toArray();
        double[] y = random.doubles(30, 0, 480).toArray();
        double[] toX = new double[30];
        double[] toY = new double[30];
        for (int i = 0; i < 30; i++) {
            toX[i] = MAP.x(x[i], y[i]);
            toY[i] = MAP.y(x[i], y[i]);
        }
        Homography found =
                Homography.of(new AffineMap.Points(x, y, toX, toY, 30)).orElseThrow();
        for (int i = 0; i < 30; i++) {
            assertThat(found.x(x[i], y[i])).isCloseTo(toX[i], within(1e-6));
            assertThat(found.y(x[i], y[i])).isCloseTo(toY[i], within(1e-6));
            assertThat(found.inverse().x(toX[i], toY[i])).isCloseTo(x[i], within(1e-6));
            assertThat(found.inverse().y(toX[i], toY[i])).isCloseTo(y[i], within(1e-6));
        }
        assertThat(found.isSeen(640, 480)).isTrue();
        assertThat(found.inverse().isSeen(800, 600)).isTrue();
    }

    @Test
    void pointsOnALineDoNotTell() {
        double[] line = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90};
        double[] twice = Arrays.stream(line).map(x -> 2 * x).toArray();
        assertThat(Homography.of(new AffineMap.Points(line, line, twice, twice, line.length)))
                .isEmpty();
    }

    @Test
    void whatLiesPartlyBehindTheLookerIsNotSeen() {
        assertThat(new Homography(1, 0, 0, 0, 1, 0, -2e-3, 0, 1).isSeen(640, 480))
                .isFalse();
        assertThat(new Homography(1, 0, 0, 0, 1, 0, -1e-3, 0, 1).isSeen(640, 480))
                .isTrue();
        assertThat(new Homography(-1, 0, 0, 0, -1, 0, 1e-3, 0, -1).isSeen(640, 480))
                .isTrue();
    }
}
