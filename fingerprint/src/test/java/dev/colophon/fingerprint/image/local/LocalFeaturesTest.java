package dev.colophon.fingerprint.image.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Paintings;
import dev.colophon.fingerprint.image.Pixels;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalFeaturesTest {

    private static final Pixels PICTURE = Paintings.picture(3, 640, 480);
    private static final LocalFeatures FEATURES = features(PICTURE, Role.REFERENCE);

    private static LocalFeatures features(Pixels pixels, Role role) {
        return LocalFeatureExtractor.extract(
                Luma.of(pixels), role == Role.REFERENCE ? LocalParameters.REFERENCE : LocalParameters.COPY);
    }

    @Test
    void comesBackEqual() {
        assertThat(FEATURES.size()).isBetween(60, LocalParameters.REFERENCE.most());
        ByteBuffer bytes = ByteBuffer.allocate(FEATURES.encodedBytes());
        FEATURES.encode(bytes);
        assertThat(bytes.hasRemaining()).isFalse();
        assertThat(LocalFeatures.decode(bytes.flip())).isEqualTo(FEATURES).hasSameHashCodeAs(FEATURES);
        assertThat(FEATURES.strongest(10).size()).isEqualTo(10);
        assertThat(FEATURES.strongest(10).word(9, 3)).isEqualTo(FEATURES.word(9, 3));
    }

    /** Memory of one picture is used for the next. */
    @Test
    void whatWasLookedAtBeforeChangesNothing() {
        assertThat(features(Paintings.picture(4, 900, 700), Role.COPY).size()).isPositive();
        assertThat(features(PICTURE, Role.REFERENCE)).isEqualTo(FEATURES);
    }

    @Test
    void noExtremumIsPassedOver() {
        int width = 90;
        int height = 70;
        float[] first = Luma.of(Paintings.picture(5, width, height)).values();
        float[][] blurred = new float[LocalParameters.COPY.levels() + 3][width * height];
        blurred[0] = first;
        Octave octave = new Octave(width, height, blurred);
        new OctaveRows(octave, LocalParameters.COPY).reach(height);
        ExtremumScan scan = new ExtremumScan(octave, 0.24f, 1);
        int extrema = 0;
        int asked = 0;
        for (int y = 1; y < height - 1; y++) {
            scan.moveTo(y);
            for (int level = 1; level <= LocalParameters.COPY.levels(); level++) {
                for (int x = 1; x < width - 1; x++) {
                    boolean isExtremum = isExtremum(octave, level, y * width + x);
                    extrema += isExtremum ? 1 : 0;
                    // By its first bit, as eight places are passed over.
                    boolean isAnywhere = Float.floatToRawIntBits(scan.anywhere()[x]) >= 0;
                    boolean isPossible = isAnywhere && scan.isPossible(level, x);
                    asked += isPossible ? 1 : 0;
                    assertThat(isExtremum && !isPossible).isFalse();
                }
            }
        }
        assertThat(extrema).isPositive();
        assertThat(asked).isLessThan(width * height * LocalParameters.COPY.levels() / 10);
    }

    /** A product of zeros has a sign, too. */
    @Test
    void aPlaceWithTwoExtremaIsNotPassedOver() {
        int side = 5;
        int middle = side * 2 + 2;
        float[][] blurred = new float[LocalParameters.COPY.levels() + 3][side * side];
        float[] heights = {0, 0, 1, 1, 2, 2};
        for (int level = 0; level < blurred.length; level++) {
            blurred[level][middle] = heights[level];
        }
        ExtremumScan scan = new ExtremumScan(new Octave(side, side, blurred), 0.24f, 1);
        scan.moveTo(1);
        scan.moveTo(2);
        assertThat(scan.isPossible(1, 2)).isTrue();
        assertThat(scan.isPossible(3, 2)).isTrue();
        assertThat(Float.floatToRawIntBits(scan.anywhere()[2])).isNotNegative();
        assertThat(scan.isPossible(2, 2)).isFalse();
        assertThat(scan.anywhere()[1]).isNegative();
    }

    private static boolean isExtremum(Octave octave, int level, int at) {
        float value = octave.difference(level, at);
        boolean highest = value > 0.24f;
        boolean lowest = value < -0.24f;
        for (int otherLevel = level - 1; otherLevel <= level + 1; otherLevel++) {
            for (int row = at - octave.width(); row <= at + octave.width(); row += octave.width()) {
                for (int other = row - 1; other <= row + 1; other++) {
                    highest &= octave.difference(otherLevel, other) <= value;
                    lowest &= octave.difference(otherLevel, other) >= value;
                }
            }
        }
        return highest || lowest;
    }

    @Test
    void refusesOtherBytes() {
        byte[] bytes = new byte[FEATURES.encodedBytes()];
        FEATURES.encode(ByteBuffer.wrap(bytes));
        for (int length : new int[] {0, 3, 7, bytes.length - 1}) {
            assertThatThrownBy(() -> LocalFeatures.decode(ByteBuffer.wrap(Arrays.copyOf(bytes, length))))
                    .isInstanceOfAny(IllegalArgumentException.class, BufferUnderflowException.class);
        }
        bytes[0]++;
        assertThatThrownBy(() -> LocalFeatures.decode(ByteBuffer.wrap(bytes))).hasMessageContaining("version");
    }

    @Test
    void aMirroredPictureHasTheMirroredFeatures() {
        LocalFeatures expected = FEATURES.mirrored();
        LocalFeatures mirrored = features(Paintings.mirror(PICTURE), Role.REFERENCE);
        assertThat(agreeing(expected, mirrored, 1)).isGreaterThan(FEATURES.size() * 8 / 10);
        assertThat(agreeing(FEATURES, mirrored, 1)).isLessThan(FEATURES.size() / 10);
        assertThat(expected.mirrored().codes()).isEqualTo(FEATURES.codes());
    }

    @Test
    void halfOfACodeIsMirroredAsTheWholeIs() {
        assertThat(FEATURES.isHalved()).isFalse();
        assertThat(FEATURES.mirrored().halved()).isEqualTo(FEATURES.halved().mirrored());
        assertThat(FEATURES.halved().isHalved()).isTrue();
        for (int i = 0; i < FEATURES.size(); i++) {
            long word = FEATURES.halved().word(i, 1);
            assertThat(LocalFeatures.whole(LocalFeatures.half(word))).isEqualTo(word);
        }
    }

    @Test
    void coarsePlacesAreNearTheOnesTheyStandFor() {
        LocalFeatures coarse = FEATURES.coarse();
        for (int i = 0; i < FEATURES.size(); i++) {
            assertThat(coarse.x(i)).isCloseTo(FEATURES.x(i), within(0.26f));
            assertThat(coarse.y(i)).isCloseTo(FEATURES.y(i), within(0.26f));
            assertThat(coarse.octaves(i)).isCloseTo(FEATURES.octaves(i), within(0.08f));
            assertThat((byte) (coarse.turn(i) - FEATURES.turn(i))).isBetween((byte) -2, (byte) 2);
        }
        assertThat(coarse.coarse()).isEqualTo(coarse);
    }

    @Test
    void mostFeaturesOfACopyAreThoseOfTheReference() {
        Pixels rough = Paintings.rough(PICTURE, 10, 20, 1);
        LocalFeatures copy = features(rough, Role.COPY);
        assertThat(agreeing(FEATURES, copy, 2)).isGreaterThan(FEATURES.size() / 2);
    }

    @Test
    void aPlainPictureHasNone() {
        assertThat(features(Paintings.paint(300, 200, (_, _) -> 0x808080), Role.COPY)
                        .size())
                .isZero();
        assertThat(features(Paintings.paint(1, 1, (_, _) -> 0xffffff), Role.COPY)
                        .size())
                .isZero();
    }

    @Test
    void noCellTakesAllFeatures() {
        Pixels busyCorner = Paintings.paint(
                640, 480, (x, y) -> x < 80 && y < 80 ? ((x * 7919 + y * 104_729) % 255) * 0x10101 : 0x808080);
        assertThat(features(busyCorner, Role.REFERENCE).size()).isLessThan(2 * LocalParameters.REFERENCE.most() / 10);
    }

    @Test
    void directionsAreExactEnough() {
        for (int degrees = 0; degrees < 360; degrees++) {
            double angle = Math.toRadians(degrees);
            float eighths = eighths((float) Math.cos(angle), (float) Math.sin(angle));
            double off = Math.abs(eighths - degrees / 45.0);
            assertThat(Math.min(off, 8 - off)).as("%d degrees", degrees).isLessThan(1e-4);
        }
        assertThat(eighths(0, 0)).isZero();
    }

    /** The direction of a step of brightness by so much across and down. */
    private static float eighths(float across, float down) {
        Gradients gradients = new Gradients(1);
        gradients.add(new float[] {0, 0, 0, 0, 0, across, 0, down, 0}, 3, 4);
        gradients.measure(1, 0, new float[] {1});
        assertThat(gradients.strength(0)).isEqualTo((float) Math.sqrt(across * across + down * down));
        return gradients.eighths(0);
    }

    /** How many have one of the others near, with few differing bits; places are scaled to the same size. */
    private static int agreeing(LocalFeatures ones, LocalFeatures others, double pixels) {
        double scale = others.width() / (double) ones.width();
        int agreeing = 0;
        for (int i = 0; i < ones.size(); i++) {
            for (int j = 0; j < others.size(); j++) {
                if (Math.abs(ones.x(i) * scale - others.x(j)) < pixels * scale
                        && Math.abs(ones.y(i) * scale - others.y(j)) < pixels * scale
                        && LocalFeatures.distance(ones.codes(), i, others.codes(), j) < 50) {
                    agreeing++;
                    break;
                }
            }
        }
        return agreeing;
    }

    @Test
    void descriptorsAreUnitVectorsOfRoots() {
        List<float[]> descriptors = LocalFeatureExtractor.descriptors(Luma.of(PICTURE), LocalParameters.REFERENCE);
        assertThat(descriptors).hasSize(FEATURES.size()).allSatisfy(descriptor -> {
            float squares = 0;
            for (float value : descriptor) {
                squares += value * value;
            }
            assertThat(squares).isBetween(0.999f, 1.001f);
        });
    }
}
