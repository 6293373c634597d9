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
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportWordsTest {

    private static String change(double ofWork, double ofCopy, boolean mirrored) {
        return new ReportWords(Language.ENGLISH)
                .change(new Match(
                        new ReferenceId("one"),
                        Medium.IMAGE,
                        Grade.STRONG,
                        1e-9,
                        new Coverage(ofWork, ofCopy),
                        List.of(),
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
}
