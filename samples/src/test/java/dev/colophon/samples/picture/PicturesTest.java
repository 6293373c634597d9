package dev.colophon.samples.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

public class PicturesTest {

    private static final List<BiFunction<Integer, Integer, BufferedImage>> NAMED = List.of(
            Pictures::mountainLake,
            Pictures::nightStreet,
            Pictures::portrait,
            Pictures::flowers,
            Pictures::coastMap,
            Pictures::sewingTable);

    @Test
    void namedPicturesHaveTheSizeAskedForAndDetail() {
        for (BiFunction<Integer, Integer, BufferedImage> painter : NAMED) {
            BufferedImage picture = painter.apply(400, 300);
            assertThat(picture.getWidth()).isEqualTo(400);
            assertThat(picture.getHeight()).isEqualTo(300);
            assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
            assertThat(distinctColours(picture)).isGreaterThan(5_000);
        }
    }

    @Test
    void theSameSeedIsTheSamePicture() {
        assertThat(pixels(Pictures.picture(8, 320, 240))).isEqualTo(pixels(Pictures.picture(8, 320, 240)));
    }

    /** All arithmetic is StrictMath or exact, so these hold on every machine. */
    @Test
    void thePixelsAreTheSameOnEveryMachine() {
        int hash = 0;
        for (long seed = 0; seed < 12; seed++) {
            hash = 31 * hash + Arrays.hashCode(pixels(Pictures.picture(seed, 160, 120)));
        }
        assertThat(hash).isEqualTo(HASH_OF_TWELVE);
    }

    private static final int HASH_OF_TWELVE = 14_428_076;

    @Test
    @Tag("full")
    void seedsDifferWhereAHashLooks() {
        List<double[]> lumas = new ArrayList<>();
        for (BiFunction<Integer, Integer, BufferedImage> painter : NAMED) {
            lumas.add(luma64(painter.apply(256, 192)));
        }
        for (long seed = 0; seed < 80; seed++) {
            lumas.add(luma64(Pictures.picture(seed, 256, 192)));
        }
        int pairs = 0;
        double sum = 0;
        int least = 256;
        for (int i = 0; i < lumas.size(); i++) {
            for (int j = 0; j < i; j++) {
                int bits = differingBits(lumas.get(i), lumas.get(j));
                assertThat(bits).as("pictures %d and %d", i, j).isGreaterThan(66);
                least = Math.min(least, bits);
                sum += bits;
                pairs++;
            }
        }
        assertThat(sum / pairs).as("mean, least is %d", least).isBetween(118.0, 138.0);
    }

    @Test
    void paintsTheSmallestAndRefusesTheImpossible() {
        assertThat(pixels(Pictures.picture(1, 1, 1))).hasSize(1);
        assertThat(pixels(Pictures.picture(2, 300, 1))).hasSize(300);
        assertThat(pixels(Pictures.picture(3, 1, 300))).hasSize(300);
        for (long seed = 0; seed < 20; seed++) {
            Pictures.picture(seed, 5, 3);
        }
        assertThatThrownBy(() -> Pictures.picture(1, 0, 5)).hasMessageContaining("not 0x5");
        assertThatThrownBy(() -> Pictures.picture(1, 60_000, 60_000)).hasMessageContaining("not 60000x60000");
    }

    static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static long distinctColours(BufferedImage image) {
        return Arrays.stream(pixels(image)).distinct().count();
    }

    /** Mean luma of 64 x 64 boxes. */
    public static double[] luma64(BufferedImage image) {
        double[] sums = new double[64 * 64];
        int[] counts = new int[64 * 64];
        int width = image.getWidth();
        int[] pixels = pixels(image);
        for (int i = 0; i < pixels.length; i++) {
            int cell = (i / width) * 64 / image.getHeight() * 64 + (i % width) * 64 / width;
            int p = pixels[i];
            sums[cell] += 0.299 * (p >> 16 & 255) + 0.587 * (p >> 8 & 255) + 0.114 * (p & 255);
            counts[cell]++;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        return sums;
    }

    /** Hamming distance of the signs of 16 x 16 cosine coefficients against their median, as PDQ takes them. */
    public static int differingBits(double[] a, double[] b) {
        boolean[] bitsA = bits(a);
        boolean[] bitsB = bits(b);
        int differing = 0;
        for (int i = 0; i < bitsA.length; i++) {
            differing += bitsA[i] != bitsB[i] ? 1 : 0;
        }
        return differing;
    }

    private static final double[][] COSINES = new double[16][64];

    static {
        for (int k = 0; k < 16; k++) {
            for (int i = 0; i < 64; i++) {
                COSINES[k][i] = Math.cos(Math.PI / 128 * (k + 1) * (2 * i + 1));
            }
        }
    }

    private static boolean[] bits(double[] luma) {
        double[] coefficients = new double[256];
        for (int u = 0; u < 16; u++) {
            double[] row = new double[64];
            for (int x = 0; x < 64; x++) {
                for (int y = 0; y < 64; y++) {
                    row[x] += COSINES[u][y] * luma[64 * y + x];
                }
            }
            for (int v = 0; v < 16; v++) {
                for (int x = 0; x < 64; x++) {
                    coefficients[16 * u + v] += COSINES[v][x] * row[x];
                }
            }
        }
        double[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        boolean[] bits = new boolean[256];
        for (int i = 0; i < 256; i++) {
            bits[i] = coefficients[i] > sorted[128];
        }
        return bits;
    }
}
