package dev.colophon.registry.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.contest.FileParts.Part;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilePartsTest {

    private static final int LENGTH = 40;

    private static FileParts random(SplittableRandom random) {
        return new FileParts(IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> {
                    int start = random.nextInt(LENGTH);
                    return new Part(start, start + random.nextInt(LENGTH - start));
                })
                .toList());
    }

    private static BitSet bits(FileParts parts) {
        BitSet bits = new BitSet();
        parts.parts().forEach(part -> bits.set((int) part.start(), (int) part.end()));
        return bits;
    }

    /** Against sets of single positions. */
    @Test
    void unitesIntersectsAndSubtracts() {
        SplittableRandom random = new SplittableRandom(17);
        for (int world = 0; world < 5_000; world++) {
            FileParts one = random(random);
            FileParts two = random(random);
            BitSet or = bits(one);
            or.or(bits(two));
            BitSet and = bits(one);
            and.and(bits(two));
            BitSet minus = bits(one);
            minus.andNot(bits(two));
            assertThat(bits(one.or(two))).isEqualTo(or);
            assertThat(bits(one.and(two))).isEqualTo(and);
            assertThat(bits(one.minus(two))).isEqualTo(minus);
            assertThat(one.minus(two).isEmpty()).isEqualTo(minus.isEmpty());
        }
    }

    @Test
    void whatTouchesIsOne() {
        assertThat(new FileParts(List.of(new Part(10, 20), new Part(0, 10), new Part(30, 30))).parts())
                .containsExactly(new Part(0, 20));
    }

    @Test
    void whatIsTooShortToBePlacedIsLeftOut() {
        FileParts parts = new FileParts(List.of(new Part(0, 999), new Part(2_000, 3_000)));
        assertThat(parts.lasting(Medium.AUDIO).parts()).containsExactly(new Part(2_000, 3_000));
        assertThat(parts.closed(Medium.AUDIO).parts()).hasSize(2);
        assertThat(new FileParts(List.of(new Part(0, 1_000), new Part(1_999, 3_000)))
                        .closed(Medium.VIDEO)
                        .parts())
                .containsExactly(new Part(0, 3_000));
        assertThat(new FileParts(List.of(new Part(0, 100), new Part(149, 200)))
                        .closed(Medium.TEXT)
                        .parts())
                .containsExactly(new Part(0, 200));
    }

    @Test
    void whatIsNextToNothingIsNoEvidence() {
        FileParts whole = new FileParts(List.of(new Part(0, 45_000)));
        FileParts rest = whole.minus(new FileParts(List.of(new Part(0, 43_964))));
        assertThat(rest.lasting(Medium.AUDIO).isEmpty()).isFalse();
        assertThat(rest.evidence(whole, Medium.AUDIO)).isEqualTo(FileParts.NONE);
        assertThat(new FileParts(List.of(new Part(0, 4_499))).evidence(whole, Medium.VIDEO))
                .as("less than a tenth")
                .isEqualTo(FileParts.NONE);
        FileParts tenth = new FileParts(List.of(new Part(0, 4_500)));
        assertThat(tenth.evidence(whole, Medium.VIDEO)).isEqualTo(tenth);
        FileParts splinters = new FileParts(List.of(new Part(0, 2_999), new Part(5_000, 7_999)));
        assertThat(splinters.evidence(whole, Medium.AUDIO)).isEqualTo(FileParts.NONE);
        FileParts words = new FileParts(List.of(new Part(0, 99)));
        assertThat(words.evidence(new FileParts(List.of(new Part(0, 500))), Medium.TEXT))
                .isEqualTo(FileParts.NONE);
    }

    @Test
    void areSaidAsPeopleWriteThem() {
        assertThat(FileParts.of(List.of(new Span.Time(30, 75), new Span.Time(90, 91.5)))
                        .words(Medium.AUDIO))
                .isEqualTo("0:30-1:15, 1:30-1:31.500");
        assertThat(FileParts.of(List.of(new Span.Characters(100, 900))).words(Medium.TEXT))
                .isEqualTo("100-900");
        assertThat(FileParts.of(List.of(Span.Quad.WHOLE)).words(Medium.IMAGE)).isEqualTo("all of it");
    }
}
