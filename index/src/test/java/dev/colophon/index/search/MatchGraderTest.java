package dev.colophon.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.TextExplanation;
import dev.colophon.index.explanation.VideoExplanation;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import dev.colophon.index.transform.VideoTransform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchGraderTest {

    private static final NullStatistics FEW = NullStatistics.ofCharacters(10_000);
    private static final NullStatistics VERY_MANY = NullStatistics.ofCharacters(1_000_000_000_000L);

    /** In so many copies chance explains a whole poem; in the one that has it, it is STRONG. */
    @Test
    void allThatCouldBeStrongIsSearchedAmongHoweverManyCopies() {
        Alignment poem = shared(80, 80);
        assertThat(MatchGrader.DEFAULT.grade(poem, VERY_MANY)).isEmpty();
        assertThat(MatchGrader.DEFAULT.isWorthASearch(poem, VERY_MANY)).isTrue();
    }

    @Test
    void aPhraseIsSearchedAmongFewCopiesOnly() {
        Alignment phrase = shared(48, 20_000);
        assertThat(MatchGrader.DEFAULT.isWorthASearch(phrase, FEW)).isTrue();
        assertThat(MatchGrader.DEFAULT.isWorthASearch(phrase, VERY_MANY)).isFalse();
    }

    /** Frames that are far from near are sure among the hashes of some hours, not among those of millions. */
    @Test
    void momentsAreTheLessSureTheMoreHashesThereAre() {
        assertThat(MatchGrader.DEFAULT.grade(moments(6, 44), NullStatistics.ofHashes(10, 100_000)))
                .hasValueSatisfying(match -> assertThat(match.grade()).isEqualTo(Grade.STRONG));
        assertThat(MatchGrader.DEFAULT.grade(moments(5, 35), NullStatistics.ofHashes(10, 10_000)))
                .hasValueSatisfying(match -> assertThat(match.grade()).isEqualTo(Grade.CANDIDATE));
        assertThat(MatchGrader.DEFAULT.grade(moments(6, 44), NullStatistics.ofHashes(10_000, 100_000_000_000L)))
                .isEmpty();
    }

    private static Alignment moments(int moments, double meanDistance) {
        Segment segment = new Segment(new Span.Time(0, 20), new Span.Time(0, 20));
        return new Alignment(
                new ReferenceId("film"),
                Medium.VIDEO,
                new Coverage(1, 1),
                List.of(segment),
                new VideoTransform(1, false, false),
                new VideoExplanation(40, 40, 40, meanDistance),
                new Evidence.Moments(moments, meanDistance, 100));
    }

    /** Of a work laid on a copy of 3,000 letters. */
    private static Alignment shared(int letters, int ofWork) {
        Evidence.Characters same = new Evidence.Characters(letters, 0);
        return new Alignment(
                new ReferenceId("copy"),
                Medium.TEXT,
                new Coverage(letters / 3_000.0, (double) letters / ofWork),
                List.of(new Segment(new Span.Characters(0, letters), new Span.Characters(0, letters))),
                new TextTransform(Map.of(), 1),
                new TextExplanation(letters, letters, 1, true, 0),
                new Evidence.Wording(
                        List.of(same),
                        List.of(same),
                        new Evidence.Characters(ofWork, 0),
                        new Evidence.Characters(3_000, 0)));
    }
}
