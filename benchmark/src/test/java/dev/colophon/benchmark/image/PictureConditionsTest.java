package dev.colophon.benchmark.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.benchmark.image.PictureConditions.PictureCondition;
import dev.colophon.benchmark.image.PictureConditions.Source;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureConditionsTest {

    private static final BufferedImage IMAGE = noise(320, 240, 1);
    private static final List<BufferedImage> FILLERS = List.of(noise(200, 300, 2), noise(300, 200, 3));

    private static BufferedImage noise(int width, int height, long seed) {
        return PictureAlteration.resize(
                PictureAlteration.noise(PixelArrays.blank(width / 8, height / 8), 200, new Random(seed)),
                width,
                height);
    }

    static List<PictureCondition> conditions() {
        return PictureConditions.ALL;
    }

    private static byte[] copy(PictureCondition condition) throws IOException {
        return PixelArrays.jpeg(condition.maker().make(new Source(IMAGE, FILLERS, new Random(5))), condition.quality());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void makesTheSameCopyAgain(PictureCondition condition) throws IOException {
        byte[] made = copy(condition);
        assertThat(copy(condition)).isEqualTo(made);
        BufferedImage seen = PixelArrays.decode(made);
        assertThat(Math.min(seen.getWidth(), seen.getHeight())).isGreaterThanOrEqualTo(60);
    }

    @Test
    void namesAreDistinct() {
        assertThat(conditions()).extracting(PictureCondition::name).doesNotHaveDuplicates();
    }

    @Test
    void perspectiveMovesTheCorners() {
        BufferedImage seen =
                PictureAlteration.perspective(IMAGE, PixelArrays.blank(320, 240), 0, 0, 0.5, 0, 0.5, 0.5, 0, 0.5);
        assertThat(seen.getRGB(80, 60) & 0xffffff).isNotZero();
        assertThat(seen.getRGB(240, 180) & 0xffffff).isZero();
    }
}
