package dev.colophon.index.visual.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.postings.Entry.FlatTerms;
import dev.colophon.index.postings.codec.Terms;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashBandsTest {

    private static final long SEED = 20_261_130;
    private static final int BITS = 256;
    private static final int TRIALS = 20_000;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 31})
    void hashesOfAMatchMeetWhereverTheyDiffer(int bits) {
        assertThat(missed(bits, false)).isZero();
        assertThat(missed(bits, true)).isZero();
    }

    /** A calculation says 8 in 10,000. */
    @Test
    void nearlyAllOfThoseOfACandidateDo() {
        assertThat(missed(HashBands.MOST, false)).isBetween(1L, TRIALS / 500L);
    }

    @Test
    void othersHardlyDo() {
        assertThat(missed(BITS / 2, false)).isGreaterThan(TRIALS * 99L / 100);
    }

    private long missed(int bits, boolean negated) {
        return IntStream.range(0, TRIALS)
                .filter(_ -> {
                    long[] hash = random.longs(4).toArray();
                    long[] other = hash.clone();
                    random.ints(0, BITS).distinct().limit(bits).forEach(bit -> other[bit / 64] ^= 1L << bit);
                    if (negated) {
                        other[0] = ~other[0];
                        other[1] = ~other[1];
                        other[2] = ~other[2];
                        other[3] = ~other[3];
                    }
                    return !HashBands.meet(hash, 0, other, 0, negated);
                })
                .count();
    }

    /** Of 0x3333..., 0x2222..., 0x1111..., 0: bands from the lowest of the first word on, each with what follows around the hash. */
    @Test
    void aTermIsABandWithWhatFollowsIt() {
        long[] words = {0x3333_3333_3333_3333L, 0x2222_2222_2222_2222L, 0x1111_1111_1111_1111L, 0};
        FlatTerms terms = HashBands.terms(words);
        assertThat(terms.width()).isEqualTo(6);
        assertThat(IntStream.range(0, 16).mapToObj(i -> "%012x".formatted(Terms.at(terms.packed(), i, 6))))
                .containsExactly(
                        "033333333333",
                        "133333333333",
                        "233332223333",
                        "333332222222",
                        "422222222222",
                        "522222222222",
                        "622221112222",
                        "722221111111",
                        "811111111111",
                        "911111111111",
                        "a11110001111",
                        "b11110000000",
                        "c00000000000",
                        "d00000000000",
                        "e00003330000",
                        "f00003333333");
    }
}
