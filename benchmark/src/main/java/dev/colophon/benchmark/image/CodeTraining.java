package dev.colophon.benchmark.image;

import dev.colophon.benchmark.machine.Cores;
import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.local.LocalFeatureExtractor;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.fingerprint.image.local.LocalParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes what descriptors are coded and indexed by: the thresholds of the thermometer ({@code thermometer.txt}), the centres of the
 * visual words ({@code visual-words.txt}) and the bits of signatures ({@code signature-bits.txt}). The former two are alike for a patch and its mirror image.
 */
final class CodeTraining {

    private static final int ROWS = 4;
    private static final int COLUMNS = 4;
    private static final int DIRECTIONS = 8;
    private static final int WORDS = 256;
    private static final int HALVES = 2;
    private static final int SIGNATURE_BITS = 20;
    private static final int ROUNDS = 30;
    private static final long SEED = 16;

    private CodeTraining() {}

    /** The thresholds, a line a dimension: the tertiles of descriptors, of each dimension together with its mirror image. */
    static List<String> thermometer(List<Path> pictures) throws IOException {
        List<float[]> descriptors = new ArrayList<>();
        Cores.map(
                        pictures,
                        picture -> LocalFeatureExtractor.descriptors(
                                Luma.of(PixelArrays.pixels(PixelArrays.read(picture))), LocalParameters.REFERENCE))
                .forEach(descriptors::addAll);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                for (int direction = 0; direction < DIRECTIONS; direction++) {
                    int one = dimension(row, column, direction);
                    int other = dimension(ROWS - 1 - row, column, (DIRECTIONS - direction) % DIRECTIONS);
                    float[] values = new float[2 * descriptors.size()];
                    for (int i = 0; i < descriptors.size(); i++) {
                        values[2 * i] = descriptors.get(i)[one];
                        values[2 * i + 1] = descriptors.get(i)[other];
                    }
                    Arrays.sort(values);
                    lines.add(String.format(
                            Locale.ROOT, "%.5f %.5f", values[values.length / 3], values[2 * values.length / 3]));
                }
            }
        }
        return lines;
    }

    private static int dimension(int row, int column, int direction) {
        return (row * COLUMNS + column) * DIRECTIONS + direction;
    }

    /** The centres, a line each, first those of the upper halves: majorities of the codes nearest to them, again and again. */
    static List<String> words(List<Path> pictures) throws IOException {
        List<LocalFeatures> all = features(pictures);
        List<String> lines = new ArrayList<>();
        for (int half = 0; half < HALVES; half++) {
            for (long[] centre : centres(codes(all, half))) {
                lines.add(hex(centre));
            }
        }
        return lines;
    }

    /**
     * The bits of signatures, a line each, by which the codes nearest to a centre are told apart.
     *
     * @param words of {@link #words}
     */
    static List<String> signatureBits(List<Path> pictures, List<String> words) throws IOException {
        List<LocalFeatures> all = features(pictures);
        List<String> lines = new ArrayList<>();
        for (int half = 0; half < HALVES; half++) {
            long[][] centres = words.subList(half * WORDS, (half + 1) * WORDS).stream()
                    .map(line -> new long[] {
                        Long.parseUnsignedLong(line, 0, 16, 16), Long.parseUnsignedLong(line, 16, 32, 16)
                    })
                    .toArray(long[][]::new);
            List<List<long[]>> members = new ArrayList<>();
            for (int i = 0; i < WORDS; i++) {
                members.add(new ArrayList<>());
            }
            codes(all, half).forEach(code -> members.get(nearest(centres, code)).add(code));
            members.forEach(codes -> lines.add(hex(SignatureBits.of(codes, SIGNATURE_BITS / HALVES))));
        }
        return lines;
    }

    private static List<LocalFeatures> features(List<Path> pictures) throws IOException {
        return Cores.map(
                pictures,
                picture -> LocalFeatureExtractor.extract(
                        Luma.of(PixelArrays.pixels(PixelArrays.read(picture))), LocalParameters.REFERENCE));
    }

    /** Those of one half of all patches and of their mirror images. */
    private static List<long[]> codes(List<LocalFeatures> all, int half) {
        List<long[]> codes = new ArrayList<>();
        for (LocalFeatures features : all) {
            for (LocalFeatures side : List.of(features, features.mirrored())) {
                for (int i = 0; i < side.size(); i++) {
                    codes.add(new long[] {side.word(i, 2 * half), side.word(i, 2 * half + 1)});
                }
            }
        }
        return codes;
    }

    private static String hex(long[] code) {
        return HexFormat.of().toHexDigits(code[0]) + HexFormat.of().toHexDigits(code[1]);
    }

    private static long[][] centres(List<long[]> codes) {
        Random random = new Random(SEED);
        long[][] centres = new long[WORDS][];
        for (int i = 0; i < WORDS; i++) {
            centres[i] = codes.get(random.nextInt(codes.size())).clone();
        }
        for (int round = 0; round < ROUNDS; round++) {
            int[] members = new int[WORDS];
            int[][] ones = new int[WORDS][128];
            for (long[] code : codes) {
                int nearest = nearest(centres, code);
                members[nearest]++;
                for (int bit = 0; bit < 128; bit++) {
                    ones[nearest][bit] += (int) (code[bit / 64] >>> bit % 64) & 1;
                }
            }
            for (int i = 0; i < WORDS; i++) {
                if (members[i] == 0) {
                    centres[i] = codes.get(random.nextInt(codes.size())).clone();
                    continue;
                }
                long[] majority = new long[2];
                for (int bit = 0; bit < 128; bit++) {
                    majority[bit / 64] |= (2 * ones[i][bit] > members[i] ? 1L : 0L) << bit % 64;
                }
                centres[i] = majority;
            }
        }
        return centres;
    }

    private static int nearest(long[][] centres, long[] code) {
        int nearest = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < centres.length; i++) {
            int distance = Long.bitCount(centres[i][0] ^ code[0]) + Long.bitCount(centres[i][1] ^ code[1]);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
