package dev.colophon.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Paintings;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.Thumbnail;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.image.local.LocalFeatureExtractor;
import dev.colophon.fingerprint.image.local.LocalParameters;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageFingerprinterTest {

    private static final ContentDigest DIGEST = new ContentDigest(ContentDigest.Basis.PIXELS, 1, 2);
    private static final Pixels PICTURE = Paintings.picture(42, 600, 400);
    private static final ImageFingerprint REFERENCE = fingerprint(PICTURE, Role.REFERENCE);

    @Test
    void aCopyHasAViewThatIsNearOneOfTheReference() {
        assertThat(nearest(Paintings.rough(PICTURE, 10, 20, 1))).isLessThanOrEqualTo(10);
        assertThat(nearest(Paintings.resize(PICTURE, 150, 100))).isLessThanOrEqualTo(24);
        assertThat(nearest(Paintings.mirror(PICTURE))).isLessThanOrEqualTo(16);
        assertThat(nearest(Paintings.turn(PICTURE))).isLessThanOrEqualTo(16);
        assertThat(nearest(Paintings.crop(PICTURE, 60, 40, 480, 320))).isLessThanOrEqualTo(16);
        assertThat(nearest(Paintings.crop(PICTURE, 30, 0, 540, 400))).isLessThanOrEqualTo(16);
        assertThat(nearest(Paintings.frame(PICTURE, 0, 80, 0, 80, 0))).isLessThanOrEqualTo(16);
        Pixels cropped = Paintings.crop(PICTURE, 60, 40, 480, 320);
        assertThat(nearest(Paintings.frame(Paintings.turn(cropped), 50, 0, 50, 0, 0xffffff)))
                .isLessThanOrEqualTo(20);
        assertThat(nearest(Paintings.picture(43, 600, 400))).isGreaterThan(60);
    }

    @Test
    void theBorderIsFoundToThePixel() {
        ImageFingerprint letterboxed =
                fingerprint(Paintings.frame(Paintings.picture(1, 400, 300), 20, 60, 40, 30, 0x101010), Role.REFERENCE);
        Region inside = letterboxed.views().stream()
                .filter(view -> view.kind() == View.Kind.TRIMMED)
                .findFirst()
                .orElseThrow()
                .region();
        assertThat(inside).isEqualTo(Region.of(20 / 460.0, 60 / 390.0, 420 / 460.0, 360 / 390.0));
    }

    @Test
    void bothRenderingsOfATransparentPictureAreHashed() {
        Pixels white = Paintings.frame(PICTURE, 200, 0, 0, 0, 0xffffff);
        Pixels grey = Paintings.frame(PICTURE, 200, 0, 0, 0, 0x808080);
        ImageFingerprint both = ImageFingerprinter.fingerprint(List.of(grey, white), DIGEST, Role.COPY);
        assertThat(both.digest()).isEqualTo(DIGEST);
        assertThat(both.views()).hasSize(32);
    }

    @Test
    void smallAndPlainPicturesSayWhyTheyCannotBeCompared() {
        assertThat(fingerprint(Paintings.picture(1, 1, 1), Role.COPY).unmatchable())
                .contains(Unmatchable.TOO_SMALL);
        assertThat(fingerprint(Paintings.picture(1, 63, 500), Role.REFERENCE).unmatchable())
                .contains(Unmatchable.TOO_SMALL);
        assertThat(fingerprint(Paintings.paint(300, 300, (_, _) -> 0xff8800), Role.REFERENCE)
                        .unmatchable())
                .contains(Unmatchable.TOO_PLAIN);
        assertThat(fingerprint(Paintings.paint(300, 300, (x, _) -> 0x010101 * (x / 3)), Role.COPY)
                        .unmatchable())
                .contains(Unmatchable.TOO_PLAIN);
        assertThat(REFERENCE.unmatchable()).isEmpty();
        assertThatThrownBy(() -> ImageFingerprinter.fingerprint(List.of(), DIGEST, Role.COPY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coloursAloneMakeAPictureComparableWhenTheyAreNoStraightRamp() {
        ImageFingerprint fingerprint = fingerprint(Paintings.paint(300, 300, (x, y) -> corners(x, y)), Role.COPY);
        assertThat(fingerprint.views()).noneMatch(view -> view.hash().usable());
        assertThat(fingerprint.unmatchable()).isEmpty();
        assertThat(fingerprint.thumbnail().orElseThrow().plain()).isTrue();
        assertThat(fingerprint(Paintings.paint(300, 300, (x, y) -> 0x010001 * (x / 2) + 0x0100 * (y / 2)), Role.COPY)
                        .unmatchable())
                .contains(Unmatchable.TOO_PLAIN);
    }

    /** Red and blue change places between the four corners, smoothly. */
    private static int corners(int x, int y) {
        int red = (x * y + (300 - x) * (300 - y)) / 450;
        return (red << 16) | (90 << 8) | (200 - red);
    }

    @Test
    void theMiniatureShowsThePictureWithoutItsBorder() {
        Pixels letterboxed = Paintings.frame(PICTURE, 0, 100, 0, 100, 0);
        Thumbnail thumbnail = fingerprint(letterboxed, Role.COPY).thumbnail().orElseThrow();
        assertThat(thumbnail.region()).isEqualTo(Region.of(0, 100 / 600.0, 1, 500 / 600.0));
        assertThat(thumbnail.hash().distance(Pdq.of(Luma.of(PICTURE)))).isLessThanOrEqualTo(12);
        Thumbnail reference = REFERENCE.thumbnail().orElseThrow();
        assertThat(reference.luma()).isEqualTo(thumbnail.luma());
        assertThat(reference.plain()).isFalse();
        int at = 3 * (200 * 600 + 300);
        int red = PICTURE.rgb()[at] & 0xff;
        int green = PICTURE.rgb()[at + 1] & 0xff;
        int blue = PICTURE.rgb()[at + 2] & 0xff;
        Pixels flat = Paintings.paint(90, 90, (_, _) -> (red << 16) | (green << 8) | blue);
        Thumbnail colour = fingerprint(flat, Role.COPY).thumbnail().orElseThrow();
        assertThat(colour.luma()[0] & 0xff).isEqualTo(Math.round(0.299f * red + 0.587f * green + 0.114f * blue));
        assertThat((colour.red()[0] & 0xff) - 128)
                .isCloseTo((int) Math.round((red - (colour.luma()[0] & 0xff)) / 1.402), within(1));
        assertThat((colour.blue()[0] & 0xff) - 128)
                .isCloseTo((int) Math.round((blue - (colour.luma()[0] & 0xff)) / 1.772), within(1));
        assertThat(colour.variation()).isZero();
    }

    @Test
    void theFeaturesOfACopyAreMadeWhenTheyAreAskedFor() {
        Pixels large = Paintings.resize(PICTURE, 1800, 1200);
        for (Pixels pixels : List.of(PICTURE, large)) {
            ImageFingerprint copy = fingerprint(pixels, Role.COPY);
            assertThat(copy.unmatchable()).isEmpty();
            assertThat(copy.deferred().areMade()).isFalse();
            assertThat(copy.features()).isEqualTo(LocalFeatureExtractor.extract(Luma.of(pixels), LocalParameters.COPY));
            assertThat(copy.deferred().areMade()).isTrue();
        }
        assertThat(REFERENCE.deferred().areMade()).isTrue();
    }

    @Test
    void theCodecIsExactAndRefusesWhatItDidNotWrite() {
        for (Pixels pixels : List.of(PICTURE, Paintings.picture(1, 2, 2), Paintings.frame(PICTURE, 90, 0, 0, 0, 0))) {
            for (Role role : Role.values()) {
                ImageFingerprint fingerprint = fingerprint(pixels, role);
                assertThat(Fingerprint.decode(Medium.IMAGE, fingerprint.encode()))
                        .isEqualTo(fingerprint);
            }
        }
        DamagedFingerprints.assertReadAsWrittenOrRefused(Medium.IMAGE, REFERENCE.encode());
    }

    private static int nearest(Pixels copy) {
        return fingerprint(copy, Role.COPY).views().stream()
                .flatMap(probe ->
                        REFERENCE.views().stream().map(view -> view.hash().distance(probe.hash())))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static ImageFingerprint fingerprint(Pixels pixels, Role role) {
        return ImageFingerprinter.fingerprint(List.of(pixels), DIGEST, role);
    }
}
