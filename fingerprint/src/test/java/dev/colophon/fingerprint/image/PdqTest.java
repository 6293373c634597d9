package dev.colophon.fingerprint.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The published test pictures are not part of this repository, so equality with the published hashes is not shown here; what
 * is shown is that a second, plain implementation in double precision gives the same bits but for ties.
 */
class PdqTest {

    @ParameterizedTest
    @CsvSource({"512,384", "300,200", "64,64", "101,77", "129,513", "256,256"})
    void aPlainImplementationInDoublePrecisionAgrees(int width, int height) {
        for (int seed = 0; seed < 5; seed++) {
            Luma luma = Luma.of(Paintings.picture(seed, width, height));
            Pdq hash = Pdq.of(luma);
            boolean[] expected = plain(luma);
            int differing = 0;
            for (int bit = 0; bit < 256; bit++) {
                differing += bit(hash, bit) == expected[bit] ? 0 : 1;
            }
            assertThat(differing).as("seed %d", seed).isLessThanOrEqualTo(2);
            assertThat(hash.usable()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"256,256", "129,130", "255,192", "256,100", "64,64", "300,200"})
    void greyBytesHaveTheHashesOfTheSmoothedPictureToTheLastBit(int width, int height) {
        Random random = new Random(17);
        byte[] grey = new byte[width * height];
        random.nextBytes(grey);
        GreyPicture picture = new GreyPicture(width, height, grey);
        Smooth smooth = Smooth.of(Luma.ofGrey(width, height, grey));
        for (Region part : List.of(
                Region.WHOLE, Region.centre(0.8, 0.8), Region.centre(0.3, 1), Region.of(0.37, 0.01, 0.93, 0.71))) {
            assertThat(picture.hash(part, false)).isEqualTo(smooth.hash(part, Orientation.UPRIGHT));
            assertThat(picture.hash(part, true)).isEqualTo(smooth.hash(part, Orientation.MIRRORED));
            assertThat(picture.crop(part).luma().values())
                    .isEqualTo(picture.luma().crop(part).values());
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void anOrientationReadFromTheSmoothedPictureIsTheHashOfTheLaidPicture(Orientation orientation) {
        Pixels picture = Paintings.picture(7, 384, 256);
        Pdq laid = Pdq.of(Luma.of(Paintings.lay(picture, orientation)));
        Smooth smooth = Smooth.of(Luma.of(picture));
        assertThat(smooth.hash(Region.WHOLE, orientation).distance(laid)).isLessThanOrEqualTo(4);
        for (Orientation other : Orientation.values()) {
            if (other != orientation) {
                assertThat(smooth.hash(Region.WHOLE, other).distance(laid))
                        .as("%s", other)
                        .isGreaterThan(60);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void theInverseUndoes(Orientation orientation) {
        Pixels picture = Paintings.picture(3, 96, 64);
        Pixels undone = Paintings.lay(Paintings.lay(picture, orientation), orientation.inverse());
        assertThat(undone.rgb()).isEqualTo(picture.rgb());
    }

    @Test
    void halfOfTheBitsAreSetAndTheNegativeIsTheComplement() {
        Pixels picture = Paintings.picture(11, 320, 320);
        Pdq hash = Pdq.of(Luma.of(picture));
        assertThat(hash.distance(new Pdq(0, 0, 0, 0, 0))).isEqualTo(128);
        assertThat(hash.distance(hash.complement())).isEqualTo(256);
        assertThat(Pdq.of(Luma.of(Paintings.negate(picture))).distance(hash.complement()))
                .isLessThanOrEqualTo(4);
    }

    @Test
    void unrelatedPicturesAreFarApart() {
        for (int seed = 0; seed < 40; seed++) {
            Pdq one = Pdq.of(Luma.of(Paintings.picture(2L * seed, 200, 150)));
            Pdq other = Pdq.of(Luma.of(Paintings.picture(2L * seed + 1, 200, 150)));
            assertThat(one.distance(other)).as("seed %d", seed).isBetween(80, 176);
        }
    }

    @Test
    void theHighestBitIsPrintedFirst() {
        assertThat(new Pdq(0x8000_0000_0000_0000L, 0, 0, 1, 100).hex())
                .isEqualTo("8000000000000000" + "0".repeat(32) + "0000000000000001");
    }

    @Test
    void aPlainPictureHasNoQuality() {
        assertThat(Pdq.of(Luma.of(Paintings.paint(100, 100, (_, _) -> 0x336699)))
                        .quality())
                .isZero();
        assertThat(Pdq.of(Luma.of(Paintings.paint(1, 1, (_, _) -> 0x336699))).quality())
                .isZero();
        assertThatThrownBy(() -> new Pdq(0, 0, 0, 0, 101)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPartOfTheSmoothedPictureIsNearTheHashOfTheCutOutPart() {
        Luma luma = Luma.of(Paintings.picture(5, 500, 400));
        Smooth smooth = Smooth.of(luma);
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            double side = 0.6 + 0.4 * random.nextDouble();
            double left = (1 - side) * random.nextDouble();
            double top = (1 - side) * random.nextDouble();
            Region region = Region.of(left, top, left + side, top + side);
            Pdq sampled = smooth.hash(region, Orientation.UPRIGHT);
            assertThat(sampled.distance(Pdq.of(luma.crop(region)))).isLessThanOrEqualTo(26);
        }
    }

    private static boolean bit(Pdq hash, int bit) {
        long[] words = {hash.word0(), hash.word1(), hash.word2(), hash.word3()};
        return (words[bit / 64] >>> (bit % 64) & 1) == 1;
    }

    /** PDQ written down from its definition, without any regard for speed or the order of operations. */
    private static boolean[] plain(Luma luma) {
        int width = luma.width();
        int height = luma.height();
        double[] picture = new double[width * height];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = luma.values()[i];
        }
        for (int pass = 0; pass < 2 && (width != 64 || height != 64); pass++) {
            picture = box(picture, width, height, true);
            picture = box(picture, width, height, false);
        }
        double[] bands = new double[256];
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 16; j++) {
                for (int y = 0; y < 64; y++) {
                    for (int x = 0; x < 64; x++) {
                        int row = (int) ((y + 0.5) * height / 64);
                        int column = (int) ((x + 0.5) * width / 64);
                        bands[16 * i + j] += picture[row * width + column]
                                * Math.cos(Math.PI / 128 * (i + 1) * (2 * y + 1))
                                * Math.cos(Math.PI / 128 * (j + 1) * (2 * x + 1));
                    }
                }
            }
        }
        double[] sorted = bands.clone();
        Arrays.sort(sorted);
        boolean[] bits = new boolean[256];
        for (int bit = 0; bit < 256; bit++) {
            bits[bit] = bands[bit] > sorted[127];
        }
        return bits;
    }

    private static double[] box(double[] in, int width, int height, boolean alongRows) {
        int side = alongRows ? width : height;
        int window = (side + 127) / 128;
        int ahead = (window + 2) / 2;
        double[] out = new double[in.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = alongRows ? x : y;
                double sum = 0;
                int count = 0;
                for (int i = Math.max(0, at - window + ahead); i <= Math.min(side - 1, at + ahead - 1); i++) {
                    sum += alongRows ? in[y * width + i] : in[i * width + x];
                    count++;
                }
                out[y * width + x] = sum / count;
            }
        }
        return out;
    }
}
