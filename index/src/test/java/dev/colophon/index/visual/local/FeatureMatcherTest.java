package dev.colophon.index.visual.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureMatcherTest {

    private static final int HEADER = 7;
    private static final LocalSearchParameters PARAMETERS = LocalSearchParameters.DEFAULT;

    /** Features whose codes are those of the same numbers under one seed, with some bits turned under another. */
    private static LocalFeatures features(int from, int count, long seed) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + count * LocalFeatures.FEATURE_BYTES);
        bytes.put((byte) LocalFeatures.VERSION)
                .putShort((short) 600)
                .putShort((short) 400)
                .putShort((short) count);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            bytes.putShort((short) random.nextInt(600 * 32)).putShort((short) random.nextInt(400 * 32));
            bytes.put((byte) random.nextInt(100)).put((byte) random.nextInt(256));
            SplittableRandom code = new SplittableRandom(from + i);
            for (int word = 0; word < LocalFeatures.WORDS; word++) {
                bytes.putLong(code.nextLong() ^ (1L << random.nextInt(64)) ^ (1L << random.nextInt(64)));
            }
        }
        return LocalFeatures.decode(bytes.flip());
    }

    /** What is left out at a later look is as if it had never been there. */
    @Test
    void aComparisonThatIsAskedAgainSaysWhatANewOneWouldSay() {
        LocalFeatures copy = features(0, 300, 1);
        LocalFeatures reference = features(150, 200, 2);
        FeatureMatcher.Nearest nearest = new FeatureMatcher(PARAMETERS, copy).nearest(reference);
        List<FeaturePair> all = nearest.pairs(new BitSet());
        assertThat(all).hasSize(150).allMatch(pair -> pair.copy() == pair.reference() + 150);
        BitSet taken = new BitSet();
        taken.set(200, 260);
        assertThat(nearest.pairs(taken))
                .isEqualTo(all.stream().filter(pair -> !taken.get(pair.copy())).toList())
                .hasSize(90);
    }

    /** Of two features of the copy with the same nearest the nearer one has it, and when that is taken the other. */
    @Test
    void whatIsTakenLeavesItsPlaceToTheNext() {
        LocalFeatures reference = features(0, 50, 3);
        FeatureMatcher.Nearest nearest = new FeatureMatcher(PARAMETERS, reference).nearest(reference);
        FeatureMatcher.Nearest other = new FeatureMatcher(PARAMETERS, features(0, 50, 4)).nearest(reference);
        List<FeaturePair> both = Stream.concat(
                        nearest.all().stream(),
                        other.all().stream()
                                .map(pair -> new FeaturePair(
                                        pair.copy() + 50, pair.reference(), pair.distance(), pair.ratio())))
                .toList();
        FeatureMatcher.Nearest together = new FeatureMatcher.Nearest(both, 50, PARAMETERS.pairs());
        assertThat(together.pairs(new BitSet())).hasSize(50).allMatch(pair -> pair.copy() < 50);
        BitSet taken = new BitSet();
        taken.set(0, 50);
        assertThat(together.pairs(taken)).hasSize(50).allMatch(pair -> pair.copy() >= 50);
    }
}
