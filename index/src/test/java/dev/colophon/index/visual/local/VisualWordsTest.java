package dev.colophon.index.visual.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The quick way to the nearest centres leads to those of the plain one. */
class VisualWordsTest {

    private static final long SEED = 20_261_128;
    private static final int FEATURES = 300;

    @Test
    void cellsAreThoseOfTheNearestCentres() throws IOException {
        List<long[]> centres = centres();
        LocalFeatures features = features();
        char[] cells = VisualWords.OF_PICTURES.cells(features);
        char[] near = VisualWords.OF_PICTURES.nearCells(features);
        for (int i = 0; i < FEATURES; i++) {
            List<Integer> upper =
                    nearest(centres.subList(0, VisualWords.WORDS), features.word(i, 0), features.word(i, 1));
            List<Integer> lower = nearest(
                    centres.subList(VisualWords.WORDS, 2 * VisualWords.WORDS),
                    features.word(i, 2),
                    features.word(i, 3));
            assertThat((int) cells[i]).as("feature %d", i).isEqualTo(cell(upper.get(0), lower.get(0)));
            assertThat((int) near[4 * i]).isEqualTo(cells[i]);
            assertThat(List.of((int) near[4 * i + 1], (int) near[4 * i + 2]))
                    .containsExactlyInAnyOrder(cell(upper.get(1), lower.get(0)), cell(upper.get(0), lower.get(1)));
            int beyondUpper = beyond(centres, 0, upper, features, i);
            int beyondLower = beyond(centres, 1, lower, features, i);
            assertThat((int) near[4 * i + 1])
                    .isEqualTo(
                            beyondUpper <= beyondLower
                                    ? cell(upper.get(1), lower.get(0))
                                    : cell(upper.get(0), lower.get(1)));
            assertThat((int) near[4 * i + 3]).isEqualTo(cell(upper.get(1), lower.get(1)));
        }
    }

    private static int cell(int upper, int lower) {
        return upper * VisualWords.WORDS + lower;
    }

    private static int beyond(List<long[]> centres, int half, List<Integer> nearest, LocalFeatures features, int at) {
        long one = features.word(at, 2 * half);
        long two = features.word(at, 2 * half + 1);
        int from = half * VisualWords.WORDS;
        return distance(centres.get(from + nearest.get(1)), one, two)
                - distance(centres.get(from + nearest.get(0)), one, two);
    }

    /** All bits of a code that are turned are told from the signature when they are those of its word, and none else. */
    @Test
    void aSignatureIsTenBitsOfEachHalf() {
        LocalFeatures features = features();
        LocalFeatures opposite = turned(features);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < features.size(); i++) {
            for (char cell : new char[] {0, 0x00ff, 0x7f80, 0xffff}) {
                int signature = VisualWords.signature(features, i, cell);
                assertThat(signature ^ VisualWords.signature(opposite, i, cell))
                        .isEqualTo((1 << VisualWords.SIGNATURE_BITS) - 1);
                seen.add(signature);
            }
        }
        assertThat(seen).hasSizeGreaterThan(features.size());
    }

    /** The same with all bits of the codes turned. */
    private static LocalFeatures turned(LocalFeatures features) {
        ByteBuffer bytes = ByteBuffer.allocate(features.encodedBytes());
        features.encode(bytes);
        for (int i = 0; i < features.size(); i++) {
            int code = bytes.limit() - (features.size() - i) * LocalFeatures.FEATURE_BYTES + 6;
            for (int at = code; at < code + LocalFeatures.CODE_BITS / Byte.SIZE; at++) {
                bytes.put(at, (byte) ~bytes.get(at));
            }
        }
        return LocalFeatures.decode(bytes.flip());
    }

    /** The numbers of the centres, the nearest first, of those that are as near the first. */
    private static List<Integer> nearest(List<long[]> centres, long one, long two) {
        return IntStream.range(0, centres.size())
                .boxed()
                .sorted(Comparator.comparingInt(number -> distance(centres.get(number), one, two)))
                .toList();
    }

    private static int distance(long[] centre, long one, long two) {
        return Long.bitCount(centre[0] ^ one) + Long.bitCount(centre[1] ^ two);
    }

    private static List<long[]> centres() throws IOException {
        List<long[]> centres = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                VisualWords.class.getResourceAsStream("visual-words.txt"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                centres.add(
                        new long[] {Long.parseUnsignedLong(line, 0, 16, 16), Long.parseUnsignedLong(line, 16, 32, 16)});
            }
        }
        return centres;
    }

    /** Codes by lot, in the layout of {@link LocalFeatures#encode}. */
    private static LocalFeatures features() {
        Random random = new Random(SEED);
        ByteBuffer bytes = ByteBuffer.allocate(7 + FEATURES * LocalFeatures.FEATURE_BYTES);
        bytes.put((byte) LocalFeatures.VERSION)
                .putShort((short) 640)
                .putShort((short) 480)
                .putShort((short) FEATURES);
        byte[] some = new byte[FEATURES * LocalFeatures.FEATURE_BYTES];
        random.nextBytes(some);
        return LocalFeatures.decode(bytes.put(some).flip());
    }
}
