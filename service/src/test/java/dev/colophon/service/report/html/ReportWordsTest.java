package dev.colophon.service.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportWordsTest {

    private static final Span.Quad WHOLE = Span.Quad.WHOLE;

    private static String change(double ofWork, double ofCopy, boolean mirrored) {
        return change(new Segment(WHOLE, WHOLE), ofWork, ofCopy, mirrored);
    }

    private static String change(Segment segment, double ofWork, double ofCopy, boolean mirrored) {
        return new ReportWords(Language.ENGLISH)
                .change(new Match(
                        new ReferenceId("one"),
                        Medium.IMAGE,
                        Grade.STRONG,
                        1e-9,
                        new Coverage(ofWork, ofCopy),
                        List.of(segment),
                        new ImageTransform(mirrored, 0, false),
                        new ImageExplanation(2, "full", 100)));
    }

    @Test
    void whatTheOutlineOfAPictureShowsIsAChange() {
        assertThat(change(1, 1, false))
                .isEqualTo("neither cropped, turned nor mirrored; size, colours and encoding are not compared");
        assertThat(change(0.328, 1, false)).isEqualTo("cropped");
        assertThat(change(1, 0.8, false)).isEqualTo("something else is around it or over its edge");
        assertThat(change(0.869, 0.9, true))
                .isEqualTo("mirrored left to right; cropped; something else is around it or over its edge");
    }

    /** It was "cropped", since the film is longer than the moment. */
    @Test
    void aStillOfAFilmIsNotCroppedBecauseTheFilmIsLong() {
        Segment still = new Segment(new Span.Time(10.7, 12.7), WHOLE);
        assertThat(change(still, 0.002, 1, false))
                .isEqualTo("neither cropped, turned nor mirrored; size, colours and encoding are not compared");
        assertThat(change(still, 0.002, 0.6, false)).isEqualTo("something else is around it or over its edge");
    }
}
