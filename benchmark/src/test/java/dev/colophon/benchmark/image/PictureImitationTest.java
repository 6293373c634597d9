package dev.colophon.benchmark.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.samples.picture.Pictures;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureImitationTest {

    @Test
    void itsHashesAreAsNearEachOtherAsThoseOfItsModelAndUnlikeThem() throws IOException {
        ImageFingerprint model =
                PixelArrays.fingerprint(PixelArrays.jpeg(Pictures.picture(5, 400, 300), 92), Role.REFERENCE);
        PictureImitation imitations = new PictureImitation(List.of(model));
        ImageFingerprint one = imitations.of(1);
        assertThat(imitations.of(1)).isEqualTo(one);
        assertThat(one.views()).hasSameSizeAs(model.views());
        for (int view = 1; view < one.views().size(); view++) {
            assertThat(hash(one, view).distance(hash(one, 0)))
                    .isEqualTo(hash(model, view).distance(hash(model, 0)));
        }
        assertThat(hash(one, 0).distance(hash(model, 0))).isBetween(60, 196);
        assertThat(hash(one, 0).distance(hash(imitations.of(2), 0))).isBetween(60, 196);
    }

    /** Or a plain copy of the model is laid over the imitation as well. */
    @Test
    void itsThumbnailIsUnlikeThatOfItsModel() throws IOException {
        ImageFingerprint model =
                PixelArrays.fingerprint(PixelArrays.jpeg(Pictures.picture(5, 400, 300), 92), Role.REFERENCE);
        PictureImitation imitations = new PictureImitation(List.of(model));
        for (int number = 1; number <= 8; number++) {
            assertThat(correlation(
                            imitations.of(number).thumbnail().orElseThrow().luma(),
                            model.thumbnail().orElseThrow().luma()))
                    .isLessThan(0.9);
        }
    }

    private static double correlation(byte[] one, byte[] other) {
        double sum = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int i = 0; i < one.length; i++) {
            double from = (one[i] & 0xff) - mean(one);
            double to = (other[i] & 0xff) - mean(other);
            sum += from * to;
            squares += from * from;
            otherSquares += to * to;
        }
        return sum / Math.sqrt(squares * otherSquares);
    }

    private static double mean(byte[] samples) {
        return IntStream.range(0, samples.length)
                .map(i -> samples[i] & 0xff)
                .average()
                .orElseThrow();
    }

    private static Pdq hash(ImageFingerprint picture, int view) {
        return picture.views().get(view).hash();
    }
}
