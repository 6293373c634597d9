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
 * <p>{@code visual-words.txt} has a centre a line, 16 bytes in hexadecimal, first those of the upper halves of patches. {@code
 * colophon bench image --train} makes it.
 */
final class VisualWords {

    static final int WORDS = 256;
    static final int CELLS = WORDS * WORDS;

    private static final int HALVES = 2;
    private static final int HALF_BITS = LocalFeatures.CODE_BITS / HALVES;
    private static final long[] CENTRES = centres();

    private VisualWords() {}

    private static long[] centres() {
        long[] centres = new long[HALVES * WORDS * 2];
        try (InputStream in = VisualWords.class.getResourceAsStream("visual-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("visual-words.txt is missing from this program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            int at = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                centres[at++] = Long.parseUnsignedLong(line, 0, 16, 16);
                centres[at++] = Long.parseUnsignedLong(line, 16, 32, 16);
            }
            return centres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int digest() {
        return Arrays.hashCode(CENTRES);
    }

    /** The cell of each feature. */
    static char[] cells(LocalFeatures features) {
        char[] cells = new char[features.size()];
        long[] codes = features.codes();
        int[] best = new int[1];
        for (int i = 0; i < cells.length; i++) {
            nearest(codes, i, 0, best);
            int first = best[0];
            nearest(codes, i, 1, best);
            cells[i] = (char) (first * WORDS + best[0]);
        }
        return cells;
    }

    /** The four cells nearest to each feature, the nearest first: of each half the two nearest centres. */
    static char[] nearCells(LocalFeatures features) {
        char[] cells = new char[4 * features.size()];
        long[] codes = features.codes();
        int[] first = new int[2];
        int[] second = new int[2];
        for (int i = 0; i < features.size(); i++) {
            int beyondFirst = nearest(codes, i, 0, first);
            int beyondSecond = nearest(codes, i, 1, second);
            boolean firstNext = beyondFirst <= beyondSecond;
            cells[4 * i] = (char) (first[0] * WORDS + second[0]);
            cells[4 * i + 1] = (char) (first[firstNext ? 1 : 0] * WORDS + second[firstNext ? 0 : 1]);
            cells[4 * i + 2] = (char) (first[firstNext ? 0 : 1] * WORDS + second[firstNext ? 1 : 0]);
            cells[4 * i + 3] = (char) (first[1] * WORDS + second[1]);
        }
        return cells;
    }

    /** The nearest centres of a half, as many as there is room for (one or two); how much farther the second is. */
    private static int nearest(long[] codes, int feature, int half, int[] best) {
        long upper = codes[LocalFeatures.WORDS * feature + HALVES * half];
        long lower = codes[LocalFeatures.WORDS * feature + HALVES * half + 1];
        int least = HALF_BITS + 1;
        int next = HALF_BITS + 1;
        int nearest = 0;
        int second = 0;
        for (int word = 0, at = half * WORDS * 2; word < WORDS; word++, at += 2) {
            int distance = Long.bitCount(upper ^ CENTRES[at]) + Long.bitCount(lower ^ CENTRES[at + 1]);
            if (distance < least) {
                next = least;
                second = nearest;
                least = distance;
                nearest = word;
            } else if (distance < next) {
                next = distance;
                second = word;
            }
        }
        best[0] = nearest;
        if (best.length > 1) {
            best[1] = second;
        }
        return next - least;
    }
}
