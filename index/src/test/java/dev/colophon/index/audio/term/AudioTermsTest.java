package dev.colophon.index.audio.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.audio.term.AudioTerms.Asking;
import dev.colophon.index.audio.term.AudioTerms.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AudioTermsTest {

    /** Five peaks, 30 frames apart. */
    private static final Peaks FIVE =
            new Peaks(new int[] {0, 240, 480, 720, 960}, new short[] {3000, 3310, 2920, 3540, 3760}, new byte[5]);

    @Test
    void countsTheGroupsOfAnchors() {
        assertThat(reference(FIVE, Kind.P3)).hasSize(7); // 3, 3 and 1 pairs of followers within 110 frames
        assertThat(reference(FIVE, Kind.T5)).isEmpty(); // four followers need 120 frames
    }

    @Test
    void noGroupOfThreeOfAReferenceBeginsWithAPeakOfTheLastTier() {
        Peaks all = random(new Random(20), 60);
        Peaks faint = new Peaks(all.times(), all.cents(), all.tiers().clone());
        Arrays.fill(faint.tiers(), (byte) Peaks.LAST_ALONE);
        assertThat(reference(all, Kind.P3)).isNotEmpty();
        assertThat(reference(faint, Kind.P3)).isEmpty();
        assertThat(reference(faint, Kind.T5)).isEqualTo(reference(all, Kind.T5));
    }

    @Test
    void groupsOfFivePassOverTheBass() {
        Peaks all = random(new Random(23), 60);
        Peaks below = new Peaks(all.times(), all.cents().clone(), all.tiers());
        Peaks among = new Peaks(all.times(), all.cents().clone(), all.tiers());
        for (int i = 0; i < all.size(); i++) {
            short low = (short) (all.cents()[i] / 6);
            below.cents()[i] = low;
            among.cents()[i] = i % 10 == 9 ? low : all.cents()[i];
        }
        assertThat(reference(below, Kind.T5)).as("all below 100 Hz").isEmpty();
        assertThat(reference(below, Kind.P3)).isNotEmpty();
        assertThat(reference(among, Kind.T5)).isNotEmpty().isNotEqualTo(reference(all, Kind.T5));
    }

    @Test
    void aCopyAsksForAllTermsOfTheReference() {
        long seed = 21;
        Random random = new Random(seed);
        Peaks peaks = random(random, 200);
        for (Kind kind : Kind.values()) {
            assertThat(copy(peaks, kind)).as("seed %d", seed).containsAll(reference(peaks, kind));
        }
    }

    @Test
    void probesReachATermAcrossTheBorderOfACell() {
        Peaks shifted =
                new Peaks(new int[] {0, 242, 478, 722, 958}, new short[] {3012, 3315, 2925, 3560, 3765}, new byte[5]);
        Set<Integer> asked = copy(shifted, Kind.P3);
        assertThat(reference(FIVE, Kind.P3)).anyMatch(asked::contains);
    }

    @Test
    void t5KnowsNoSpeedAndNoPitch() {
        long seed = 22;
        Random random = new Random(seed);
        Peaks peaks = random(random, 300);
        int[] times = new int[peaks.size()];
        short[] cents = new short[peaks.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = (int) Math.round(peaks.times()[i] / 1.05);
            cents[i] = (short) (peaks.cents()[i] + 84);
        }
        Set<Integer> asked = copy(new Peaks(times, cents, new byte[times.length]), Kind.T5);
        long found = reference(peaks, Kind.T5).stream().filter(asked::contains).count();
        assertThat((double) found / reference(peaks, Kind.T5).size())
                .as("seed %d", seed)
                .isGreaterThan(0.6);
        Set<Integer> askedP3 = copy(new Peaks(times, cents, new byte[times.length]), Kind.P3);
        assertThat(reference(peaks, Kind.P3).stream().filter(askedP3::contains).count())
                .isLessThan(found);
    }

    @Test
    void blocksTogetherHaveTheTermsOfTheWhole() {
        Peaks peaks = random(new Random(23), 300);
        Set<Integer> pieces = new HashSet<>();
        for (int from = 0; from < 300; from += 50) {
            AudioTerms.ofReference(peaks, Kind.P3, from, from + 50, (term, _, _) -> pieces.add(term));
        }
        assertThat(pieces).isEqualTo(reference(peaks, Kind.P3));
    }

    @Test
    void decoysKeepDensityAndOrderAndShareNoTermsToSpeakOf() {
        Peaks peaks = random(new Random(24), 300);
        for (Peaks decoy : new Peaks[] {peaks.flipped(), peaks.flipped().reversed()}) {
            assertThat(decoy.size()).isEqualTo(peaks.size());
            assertThat(decoy.times()).isSorted();
            assertThat(decoy.times()[0]).isEqualTo(peaks.times()[0]);
            assertThat(decoy.times()[299]).isEqualTo(peaks.times()[299]);
            Set<Integer> asked = copy(decoy, Kind.P3);
            assertThat(reference(peaks, Kind.P3).stream()
                            .filter(asked::contains)
                            .count())
                    .isLessThan(reference(peaks, Kind.P3).size() / 50);
        }
        assertThat(peaks.reversed().reversed()).usingRecursiveComparison().isEqualTo(peaks);
    }

    @ParameterizedTest
    @EnumSource
    void asksForMoreNeighboursTheFartherItReaches(Kind kind) {
        Peaks peaks = random(new Random(5), 300);
        Set<Integer> before = copy(peaks, kind, 0);
        assertThat(before).isNotEmpty();
        for (double reach : new double[] {0.1, 0.2, 0.3}) {
            Set<Integer> terms = copy(peaks, kind, reach);
            assertThat(terms).hasSizeGreaterThan(5 * before.size() / 4);
            assertThat(terms.containsAll(before)).isTrue();
            before = terms;
        }
    }

    @Test
    void asksForNeighboursTogetherOnlyWhereTheirBordersAreNear() {
        // The pitch of the anchor is 0.12 of a cell above a border, the time of the last peak 0.125 below one, all else
        // far from them.
        Peaks group = new Peaks(new int[] {0, 168, 334}, new short[] {3006, 3031, 2981}, new byte[3]);
        assertThat(copy(group, Kind.P3, 0.11)).hasSize(1);
        assertThat(copy(group, Kind.P3, 0.13)).as("one or the other").hasSize(3);
        assertThat(copy(group, Kind.P3, 0.24)).as("not both").hasSize(3);
        assertThat(copy(group, Kind.P3, 0.25)).as("or both").hasSize(4);
    }

    @Test
    void betweenTakesTheStartAndLeavesTheEnd() {
        Peaks stretch = FIVE.between(240, 720);
        assertThat(stretch.times()).containsExactly(240, 480);
        assertThat(stretch.cents()).containsExactly((short) 3310, (short) 2920);
        assertThat(FIVE.between(961, 2000).size()).isZero();
    }

    private static Set<Integer> reference(Peaks peaks, Kind kind) {
        Set<Integer> terms = new HashSet<>();
        AudioTerms.ofReference(peaks, kind, 0, peaks.size(), (term, _, _) -> terms.add(term));
        return terms;
    }

    private static Set<Integer> copy(Peaks peaks, Kind kind) {
        return copy(peaks, kind, 0.3);
    }

    private static Set<Integer> copy(Peaks peaks, Kind kind, double reach) {
        Set<Integer> terms = new HashSet<>();
        AudioTerms.ofCopy(
                peaks, new Asking(kind, Peaks.LAST_ALONE, Peaks.LAST_TIER, 6, reach), (term, _, _) -> terms.add(term));
        return terms;
    }

    private static Peaks random(Random random, int size) {
        int[] times = new int[size];
        short[] cents = new short[size];
        for (int i = 0; i < size; i++) {
            times[i] = (i == 0 ? 0 : times[i - 1]) + 10 + random.nextInt(60);
            cents[i] = (short) (3000 + random.nextInt(3000));
        }
        return new Peaks(times, cents, new byte[times.length]);
    }
}
