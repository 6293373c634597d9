package dev.colophon.benchmark.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.samples.picture.Pictures;
import java.io.IOException;
import java.util.List;
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

    private static Pdq hash(ImageFingerprint picture, int view) {
        return picture.views().get(view).hash();
    }
}
