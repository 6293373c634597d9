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
import java.util.ArrayList;
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

    /** Of rows that 32 stretches do not fill, shorter than a blur reaches. */
    @Test
    void noExtremumIsPassedOver() {
        int width = 90;
        int height = 70;
        float[] first = Luma.of(Paintings.picture(5, width, height)).values();
        try (Planes planes = Planes.take()) {
            Octave octave = Octave.of(width, height, LocalParameters.COPY, planes);
            RowLayout layout = octave.layout();
            for (int y = 0; y < height; y++) {
                float[] row = new float[layout.paddedSize()];
                layout.lay(first, y * width, row);
                octave.write(0, y, row);
            }
            OctaveRows rows = new OctaveRows(octave, LocalParameters.COPY);
            ExtremumScan scan = new ExtremumScan(layout, rows.rows(), 0.24f, 1);
            int extrema = 0;
            int asked = 0;
            for (int y = 1; y < height - 1; y++) {
                rows.reach(y + 2);
                scan.moveTo(y);
                for (int x = 1; x < width - 1; x++) {
                    // By its first bit, as eight places are passed over.
                    boolean isAnywhere = Float.floatToRawIntBits(scan.anywhere()[layout.place(x)]) >= 0;
                    asked += isAnywhere ? 1 : 0;
                    for (int level = 1; level <= LocalParameters.COPY.levels(); level++) {
                        boolean isExtremum = isExtremum(octave, level, x, y);
                        extrema += isExtremum ? 1 : 0;
                        assertThat(scan.isExtremum(level, y, layout.place(x))).isEqualTo(isExtremum);
                        assertThat(isExtremum && !isAnywhere).isFalse();
                    }
                }
            }
            assertThat(extrema).isPositive();
            assertThat(asked).isLessThan(width * height / 10);
        }
    }

    /** A product of zeros has a sign, too. */
    @Test
    void aPlaceWithTwoExtremaIsNotPassedOver() {
        RowLayout layout = new RowLayout(5);
        List<PixelRows> levels = new ArrayList<>();
        for (float height : new float[] {0, 0, 1, 1, 2, 2}) {
            levels.add(y -> {
                float[] row = new float[layout.paddedSize()];
                row[RowLayout.FIRST + layout.place(2)] = y == 2 ? height : 0;
                return row;
            });
        }
        ExtremumScan scan = new ExtremumScan(layout, levels, 0.24f, 1);
        scan.moveTo(1);
        scan.moveTo(2);
        int middle = layout.place(2);
        assertThat(scan.isExtremum(1, 2, middle)).isTrue();
        assertThat(scan.isExtremum(3, 2, middle)).isTrue();
        assertThat(Float.floatToRawIntBits(scan.anywhere()[middle])).isNotNegative();
        assertThat(scan.isExtremum(2, 2, middle)).isFalse();
        assertThat(scan.anywhere()[layout.place(1)]).isNegative();
    }

    private static boolean isExtremum(Octave octave, int level, int x, int y) {
        float value = octave.difference(level, x, y);
        float left = octave.difference(level, x - 1, y);
        boolean highest = value > 0.24f && value > left;
        boolean lowest = value < -0.24f && value < left;
        for (int otherLevel = level - 1; otherLevel <= level + 1; otherLevel++) {
            for (int row = y - 1; row <= y + 1; row++) {
                for (int other = x - 1; other <= x + 1; other++) {
                    highest &= octave.difference(otherLevel, other, row) <= value;
                    lowest &= octave.difference(otherLevel, other, row) >= value;
                }
            }
        }
        return highest || lowest;
    }

    /** What a pixel is blurred by lies where it belongs, whether a row is long or short. */
    @Test
    void rowsAreBlurredAsTheirPixelsLie() {
        for (int width : new int[] {1, 20, 32, 33, 90, 320, 641}) {
            RowLayout layout = new RowLayout(width);
            float[] pixels = new float[width];
            for (int x = 0; x < width; x++) {
                pixels[x] = x * 31 % 256;
            }
            float[] row = new float[layout.paddedSize()];
            layout.lay(pixels, 0, row);
            float[] made = new float[layout.paddedSize()];
            GaussianBlur blur = new GaussianBlur(3.2, layout);
            blur.row(_ -> row, 0, 1, made);
            float[] blurred = new float[width];
            layout.follow(made, blurred, 0);
            for (int x = 0; x < width; x++) {
                double sum = 0;
                double weights = 0;
                for (int tap = -blur.radius(); tap <= blur.radius(); tap++) {
                    double weight = Math.exp(-tap * tap / (2 * 3.2 * 3.2));
                    sum += weight * pixels[Math.clamp(x + tap, 0, width - 1)];
                    weights += weight;
                }
                assertThat(blurred[x]).as("pixel %d of %d", x, width).isCloseTo((float) (sum / weights), within(1e-3f));
            }
        }
    }

    /** What is kept of works is compared with what is made of copies from now on: another figure wants another version. */
    @Test
    void featuresOfWorksAreTheSameAsEver() {
        assertThat(LocalFeatures.VERSION).isEqualTo(1);
        assertThat(hash(FEATURES)).isEqualTo(-538_658_087);
        assertThat(hash(features(Paintings.picture(6, 1000, 750), Role.REFERENCE)))
                .isEqualTo(-1_329_692_641);
        assertThat(hash(features(Paintings.picture(7, 331, 249), Role.REFERENCE)))
                .isEqualTo(858_062_725);
    }

    /** Another figure wants the recall of pictures to be measured. */
    @Test
    void featuresOfCopiesAreTheSameAsEver() {
        assertThat(hash(features(Paintings.picture(6, 1000, 750), Role.COPY))).isEqualTo(1_947_289_421);
        assertThat(hash(features(Paintings.picture(7, 1499, 331), Role.COPY))).isEqualTo(-1_165_710_465);
        assertThat(hash(features(Paintings.picture(8, 1280, 900), Role.COPY))).isEqualTo(-2_066_724_729);
    }

    @Test
    void aPictureIsNotEnlargedByLittle() {
        assertThat(features(Paintings.picture(6, 1000, 750), Role.COPY).width()).isEqualTo(1000);
        assertThat(features(Paintings.picture(6, 900, 600), Role.COPY).width()).isEqualTo(1280);
        assertThat(features(Paintings.picture(6, 400, 300), Role.COPY).width()).isEqualTo(800);
        assertThat(features(Paintings.picture(6, 2000, 1500), Role.COPY).width())
                .isEqualTo(1280);
        assertThat(features(Paintings.picture(6, 600, 400), Role.REFERENCE).width())
                .isEqualTo(640);
    }

    private static int hash(LocalFeatures features) {
        ByteBuffer bytes = ByteBuffer.allocate(features.encodedBytes());
        features.encode(bytes);
        return Arrays.hashCode(bytes.array());
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
