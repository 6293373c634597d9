package dev.colophon.service.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockedTimeTest {

    private static final double SPEED = 1.25;

    private static Match match(Segment... segments) {
        return new Match(
                new ReferenceId("r"),
                Medium.AUDIO,
                Grade.STRONG,
                1e-12,
                new Coverage(0.5, 0.5),
                List.of(segments),
                new AudioTransform(SPEED, 0),
                new SameContent(new ContentDigest(ContentDigest.Basis.FILE, 1, 2)));
    }

    private static Segment segment(double work, double workEnd, double copy, double copyEnd) {
        return new Segment(new Span.Time(work, workEnd), new Span.Time(copy, copyEnd));
    }

    @Test
    void theCopyShowsWhatTheWorkShows() {
        // copy = (work - 10) / 1.25 + 100, its ends measured 0.1 s wide of that on both sides
        LockedTime time = LockedTime.of(match(segment(20, 45, 107.9, 128.1))).orElseThrow();
        assertThat(time.speed()).isEqualTo(SPEED);
        LockedTime.Part part = time.parts().getFirst();
        assertThat(part.work()).isEqualTo(20);
        assertThat(part.copy()).isCloseTo(108, within(1e-9));
        assertThat(part.seconds()).isEqualTo(25);
        Span.Time copy = time.span(0, MatchSide.COPY);
        assertThat(copy.start()).isCloseTo(108, within(1e-9));
        assertThat(copy.end()).isCloseTo(128, within(1e-9));
    }

    @Test
    void partsAreInTheOrderOfTheWorkAndAMinuteAtMost() {
        LockedTime time = LockedTime.of(
                        match(segment(200, 300, 0, 80), segment(10, 10.2, 90, 90.16), segment(0, 50, 100, 140)))
                .orElseThrow();
        assertThat(time.parts()).extracting(LockedTime.Part::work).containsExactly(0.0, 200.0);
        assertThat(time.parts().getLast().seconds()).isEqualTo(LockedTime.LONGEST_SECONDS);
    }

    /** Ends are measured, and may be a little before the beginning. */
    @Test
    void neitherSideBeginsBeforeItsBeginning() {
        LockedTime.Part part = LockedTime.of(match(segment(0, 25, 0, 19.8)))
                .orElseThrow()
                .parts()
                .getFirst();
        assertThat(part.copy()).isGreaterThanOrEqualTo(0);
        assertThat(part.work()).isCloseTo(0.125, within(1e-9));
    }

    @Test
    void whatHasNoTimeIsNotPlayed() {
        assertThat(LockedTime.of(match(new Segment(Span.Quad.WHOLE, Span.Quad.WHOLE))))
                .isEmpty();
    }
}
