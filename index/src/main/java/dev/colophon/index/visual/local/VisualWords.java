package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The vocabulary: each half of a code belongs to the nearest of {@value #WORDS} centres, both together to one of 65,536 cells.
 *
 * <p>{@code visual-words.txt} has a centre a line, 16 bytes in hexadecimal, first those of the upper halves of patches; {@code
 * signature-bits.txt} likewise the bits by which the codes nearest to it are told apart. {@code colophon bench image --train} makes both.
 */
final class VisualWords {

    static final int WORDS = 256;
    static final int CELLS = WORDS * WORDS;

    /** Bits of a signature, half of them of each half of a code. */
    static final int SIGNATURE_BITS = 20;

    /** Cells that a feature is looked for in, nearest first. */
    static final int NEAR = 4;

    private static final int HALVES = 2;
    private static final int NUMBER_BITS = 8;
    private static final int NUMBER = WORDS - 1;
    private static final long[] CENTRES = read("visual-words.txt");

    /** Which bits of a half code belong to its signature, for each centre as that stands in {@link #CENTRES}. */
    private static final long[] BITS = read("signature-bits.txt");

    /** For pictures, whose codes have two bits a dimension. */
    static final VisualWords OF_PICTURES = new VisualWords(-1);

    /** For frames of films, of whose codes half of the bits are looked at. */
    static final VisualWords OF_FRAMES = new VisualWords(LocalFeatures.whole(-1));

    private final Half upper;
    private final Half lower;

    private VisualWords(long mask) {
        upper = Half.of(0, mask);
        lower = Half.of(1, mask);
    }

    /** Two numbers a line. */
    private static long[] read(String file) {
        long[] numbers = new long[HALVES * WORDS * 2];
        try (InputStream in = VisualWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from this program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            int at = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                numbers[at++] = Long.parseUnsignedLong(line, 0, 16, 16);
                numbers[at++] = Long.parseUnsignedLong(line, 16, 32, 16);
            }
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int digest() {
        return 31 * Arrays.hashCode(CENTRES) + Arrays.hashCode(BITS);
    }

    /** The centres of a half, word by word: loops over arrays at the same index become vector instructions. */
    private record Half(int number, long mask, long[] first, long[] second) {

        static Half of(int number, long mask) {
            Half half = new Half(number, mask, new long[WORDS], new long[WORDS]);
            for (int word = 0; word < WORDS; word++) {
                half.first[word] = mask & CENTRES[2 * (number * WORDS + word)];
                half.second[word] = mask & CENTRES[2 * (number * WORDS + word) + 1];
            }
            return half;
        }

        /** The distance of each centre from a feature's half above its number: the least is the first of the nearest. */
        void compare(long[] codes, int feature, int[] distances) {
            long one = mask & codes[LocalFeatures.WORDS * feature + HALVES * number];
            long two = mask & codes[LocalFeatures.WORDS * feature + HALVES * number + 1];
            for (int word = 0; word < WORDS; word++) {
                distances[word] = Long.bitCount(one ^ first[word]) + Long.bitCount(two ^ second[word]);
            }
            for (int word = 0; word < WORDS; word++) {
                distances[word] = (distances[word] << NUMBER_BITS) + word;
            }
        }
    }

    private static int least(int[] distances) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < distances.length; i++) {
            least = Math.min(least, distances[i]);
        }
        return least;
    }

    /** Some bits of the code of a feature, by which those in one cell are told apart: of each half those that its word names. */
    static int signature(LocalFeatures features, int feature, char cell) {
        return (bits(features, feature, 0, cell / WORDS) << (SIGNATURE_BITS / HALVES))
                | bits(features, feature, 1, cell % WORDS);
    }

    private static int bits(LocalFeatures features, int feature, int half, int word) {
        int at = 2 * (half * WORDS + word);
        long first = Long.compress(features.word(feature, HALVES * half), BITS[at]);
        long second = Long.compress(features.word(feature, HALVES * half + 1), BITS[at + 1]);
        return (int) ((first << Long.bitCount(BITS[at + 1])) | second);
    }

    /** The cell of each feature. */
    char[] cells(LocalFeatures features) {
        char[] cells = new char[features.size()];
        long[] codes = features.codes();
        int[] distances = new int[WORDS];
        for (int i = 0; i < cells.length; i++) {
            upper.compare(codes, i, distances);
            int word = least(distances) & NUMBER;
            lower.compare(codes, i, distances);
            cells[i] = (char) (word * WORDS + (least(distances) & NUMBER));
        }
        return cells;
    }

    /** The four cells nearest to each feature, the nearest first: of each half the two nearest centres. */
    char[] nearCells(LocalFeatures features) {
        char[] cells = new char[NEAR * features.size()];
        long[] codes = features.codes();
        int[] distances = new int[WORDS];
        int[] above = new int[2];
        int[] below = new int[2];
        for (int i = 0; i < features.size(); i++) {
            upper.compare(codes, i, distances);
            int beyondUpper = nearest(distances, above);
            lower.compare(codes, i, distances);
            boolean upperNext = beyondUpper <= nearest(distances, below);
            cells[4 * i] = (char) (above[0] * WORDS + below[0]);
            cells[4 * i + 1] = (char) (above[upperNext ? 1 : 0] * WORDS + below[upperNext ? 0 : 1]);
            cells[4 * i + 2] = (char) (above[upperNext ? 0 : 1] * WORDS + below[upperNext ? 1 : 0]);
            cells[4 * i + 3] = (char) (above[1] * WORDS + below[1]);
        }
        return cells;
    }

    /** The two nearest centres; how much farther the second is. */
    private static int nearest(int[] distances, int[] best) {
        int least = least(distances);
        best[0] = least & NUMBER;
        distances[best[0]] = Integer.MAX_VALUE;
        int next = least(distances);
        best[1] = next & NUMBER;
        return (next >> NUMBER_BITS) - (least >> NUMBER_BITS);
    }
}
