package dev.colophon.sightings.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchChangeTest {

    private static Match match(String reference, Grade grade, Medium medium, Segment... segments) {
        return new Match(
                new ReferenceId(reference),
                medium,
                grade,
                1e-9,
                new Coverage(0.5, 0.5),
                List.of(segments),
                new ImageTransform(false, 0, false),
                new SameContent(ContentDigest.of(ContentDigest.Basis.FILE, "0".repeat(64))));
    }

    private static Segment seconds(double start, double end, double startOfCopy) {
        return new Segment(new Span.Time(start, end), new Span.Time(startOfCopy, startOfCopy + end - start));
    }

    private static Segment characters(int start, int end) {
        return new Segment(new Span.Characters(start, end), new Span.Characters(0, end - start));
    }

    private static Segment box(double left, double right) {
        Span span = new Span.Quad(List.of(
                new Span.Point(left, 0), new Span.Point(right, 0), new Span.Point(right, 1), new Span.Point(left, 1)));
        return new Segment(span, Span.Quad.WHOLE);
    }

    private static Match sound(Segment... segments) {
        return match("a", Grade.STRONG, Medium.AUDIO, segments);
    }

    @Test
    void aLittleMoreOrLessIsTheSamePart() {
        List<Match> before = List.of(sound(seconds(10, 20, 0), seconds(20, 40, 100)));
        assertThat(MatchChange.of(before, List.of(sound(seconds(8, 41, 0))), false))
                .isEmpty();
        assertThat(MatchChange.of(before, List.of(sound(seconds(15, 18, 0))), false))
                .isEmpty();
        assertThat(MatchChange.of(before, List.of(sound(seconds(10, 46, 0))), false))
                .contains("another part of the work is in it");
    }

    @Test
    void aPartThatIsFarFromTheOldIsAnotherHoweverShort() {
        List<Match> before = List.of(sound(seconds(10, 40, 0)));
        assertThat(MatchChange.of(before, List.of(sound(seconds(100, 106, 0))), false))
                .isPresent();
        assertThat(MatchChange.of(
                        List.of(match("a", Grade.STRONG, Medium.TEXT, characters(0, 900))),
                        List.of(match("a", Grade.STRONG, Medium.TEXT, characters(0, 1_100))),
                        false))
                .isPresent();
        assertThat(MatchChange.of(
                        List.of(match("a", Grade.STRONG, Medium.TEXT, characters(0, 900))),
                        List.of(match("a", Grade.STRONG, Medium.TEXT, characters(0, 1_050))),
                        false))
                .isEmpty();
    }

    @Test
    void aLargerCutOfAPictureIsAnotherPart() {
        List<Match> before = List.of(match("a", Grade.STRONG, Medium.IMAGE, box(0, 0.5)));
        assertThat(MatchChange.of(before, List.of(match("a", Grade.STRONG, Medium.IMAGE, box(0, 0.55))), false))
                .isEmpty();
        assertThat(MatchChange.of(before, List.of(match("a", Grade.STRONG, Medium.IMAGE, box(0, 0.7))), false))
                .isPresent();
    }

    @Test
    void anotherMediumIsAnotherPartAndAnotherFileOnlyOfOtherBytes() {
        List<Match> before = List.of(sound(seconds(0, 30, 0)));
        Match other = match("b", Grade.STRONG, Medium.AUDIO, seconds(0, 30, 0));
        assertThat(MatchChange.of(before, List.of(before.getFirst(), other), true))
                .as("a second file of the song")
                .isEmpty();
        assertThat(MatchChange.of(before, List.of(other), false)).isPresent();
        assertThat(MatchChange.of(before, List.of(match("a", Grade.STRONG, Medium.VIDEO, seconds(0, 30, 0))), true))
                .isPresent();
    }

    @Test
    void onlyARisingGradeIsAChange() {
        List<Match> candidate = List.of(match("a", Grade.CANDIDATE, Medium.AUDIO, seconds(0, 30, 0)));
        List<Match> exact = List.of(match("a", Grade.EXACT, Medium.AUDIO, seconds(0, 30, 0)));
        assertThat(MatchChange.of(candidate, exact, true)).contains("its grade rose from CANDIDATE to EXACT");
        assertThat(MatchChange.of(exact, candidate, true)).isEmpty();
        assertThat(MatchChange.of(exact, exact, true)).isEmpty();
    }
}
