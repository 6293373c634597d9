package dev.colophon.index.visual.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeometricVerificationTest {

    private static final LocalSearchParameters PARAMETERS = LocalSearchParameters.DEFAULT;
    private static final int SIDE = 1_000;
    private static final int PLACES = 32;
    private static final int SCALE = 56;

    private static LocalFeatures features(List<int[]> placesAndTurns) {
        ByteBuffer bytes = ByteBuffer.allocate(7 + placesAndTurns.size() * LocalFeatures.FEATURE_BYTES);
        bytes.put((byte) LocalFeatures.VERSION)
                .putShort((short) SIDE)
                .putShort((short) SIDE)
                .putShort((short) placesAndTurns.size());
        for (int[] feature : placesAndTurns) {
            bytes.putShort((short) (feature[0] * PLACES)).putShort((short) (feature[1] * PLACES));
            bytes.put((byte) SCALE).put((byte) feature[2]);
            bytes.position(bytes.position() + LocalFeatures.CODE_BITS / Byte.SIZE);
        }
        return LocalFeatures.decode(bytes.flip());
    }

    private static List<FeaturePair> pairs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new FeaturePair(i, i, 0, 0))
                .toList();
    }

    private static int mostAgreeing(List<int[]> copy, List<int[]> reference) {
        return GeometricVerification.mostAgreeing(
                PARAMETERS, features(copy), features(reference), pairs(reference.size()));
    }

    /** Of a part that is shown a quarter of a turn further, 200 pixels to the right, among features that lie anywhere. */
    @Test
    void thePairsThatOneOfThemExplainsAgree() {
        SplittableRandom random = new SplittableRandom(1);
        List<int[]> reference = new ArrayList<>();
        List<int[]> copy = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int x = 100 + random.nextInt(400);
            int y = 100 + random.nextInt(400);
            int turn = random.nextInt(256);
            reference.add(new int[] {x, y, turn});
            copy.add(
                    i % 5 == 0
                            ? new int[] {700 - y, x, (turn + 64) & 0xff}
                            : new int[] {random.nextInt(SIDE), random.nextInt(SIDE), random.nextInt(256)});
        }
        assertThat(mostAgreeing(copy, reference)).isEqualTo(8);
    }

    @Test
    void whatLiesAtOnePlaceCountsOnce() {
        List<int[]> reference = List.of(
                new int[] {300, 300, 0}, new int[] {301, 300, 64}, new int[] {300, 302, 128}, new int[] {500, 420, 0});
        assertThat(mostAgreeing(reference, reference)).isEqualTo(2);
    }

    @Test
    void ofNoPairsNoneAgree() {
        assertThat(mostAgreeing(List.of(), List.of())).isZero();
    }
}
