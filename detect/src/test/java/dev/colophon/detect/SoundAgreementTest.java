package dev.colophon.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.explanation.VideoExplanation;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundAgreementTest {

    private static final Match PICTURE = picture("film", 20, 30, 5, 15);

    @Test
    void soundAtTheSameTimeOfTheSameFilmRaisesACandidate() {
        assertThat(SoundAgreement.raise(List.of(PICTURE, sound("film", 18, 33.2, 3, 18, Grade.STRONG))))
                .extracting(Match::grade)
                .containsExactly(Grade.STRONG, Grade.STRONG);
    }

    @Test
    void soundOfAnotherTimeDoesNot() {
        assertThat(raisedBy(sound("film", 23, 33, 5, 15, Grade.STRONG))).isFalse();
    }

    @Test
    void soundAtAnotherSpeedDoesNot() {
        assertThat(raisedBy(sound("film", 20, 32, 5, 15, Grade.STRONG))).isFalse();
    }

    @Test
    void soundOfAnotherPartOfTheCopyDoesNot() {
        assertThat(raisedBy(sound("film", 40, 50, 25, 35, Grade.STRONG))).isFalse();
    }

    @Test
    void soundOfAnotherReferenceOrOneThatIsItselfACandidateDoesNot() {
        assertThat(raisedBy(sound("song", 20, 30, 5, 15, Grade.STRONG))).isFalse();
        assertThat(raisedBy(sound("film", 20, 30, 5, 15, Grade.CANDIDATE))).isFalse();
    }

    private static boolean raisedBy(Match sound) {
        return SoundAgreement.raise(List.of(PICTURE, sound)).getFirst().grade() != Grade.CANDIDATE;
    }

    private static Match picture(String reference, double start, double end, double from, double to) {
        return new Match(
                new ReferenceId(reference),
                Medium.VIDEO,
                Grade.CANDIDATE,
                1e-3,
                new Coverage(0.1, 0.5),
                List.of(new Segment(new Span.Time(start, end), new Span.Time(from, to))),
                new VideoTransform(1, false, false),
                new VideoExplanation(18, 20, 12, 24));
    }

    private static Match sound(String reference, double start, double end, double from, double to, Grade grade) {
        return new Match(
                new ReferenceId(reference),
                Medium.AUDIO,
                grade,
                1e-9,
                new Coverage(0.1, 0.5),
                List.of(new Segment(new Span.Time(start, end), new Span.Time(from, to))),
                new AudioTransform(1, 0),
                new AudioExplanation(100, 120, 60, 10));
    }
}
