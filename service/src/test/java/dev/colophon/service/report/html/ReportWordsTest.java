package dev.colophon.service.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.explanation.VideoExplanation;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private static Match match(Medium medium, Transform transform) {
        return new Match(
                new ReferenceId("one"),
                medium,
                Grade.STRONG,
                1e-9,
                new Coverage(1, 1),
                List.of(),
                transform,
                new VideoExplanation(21, 22, 21, 9));
    }

    private static Span.Quad box(double from, double to) {
        return new Span.Quad(List.of(
                new Span.Point(from, from),
                new Span.Point(to, from),
                new Span.Point(to, to),
                new Span.Point(from, to)));
    }

    @Test
    void ofAFilmItIsSaidWhereItIsShownAndWhatWasDoneToItsPicturesAndToItsSound() {
        Match pictures = match(
                Medium.VIDEO,
                new VideoTransform(
                        1, false, false, Optional.of(new FilmFraming(359, Span.Quad.WHOLE, box(0.22, 0.75)))));
        Match sound = match(Medium.AUDIO, new AudioTransform(1, 0));
        ChangeWords words = new ChangeWords(Language.ENGLISH);
        String offScreen = "with something around it (shown at 22-75 % across, 22-75 % down); turned 1° anticlockwise";
        assertThat(words.of(pictures)).isEqualTo(offScreen);
        assertThat(words.of(List.of(sound, pictures)))
                .as("whichever is the surer")
                .isEqualTo("its pictures: " + offScreen + " · its sound: no change measured");
        assertThat(words.of(List.of(sound))).isEqualTo("no change measured");
        assertThat(new ChangeWords(Language.ofUser(Locale.SIMPLIFIED_CHINESE)).of(List.of(sound, pictures)))
                .isEqualTo("画面：周围有其他内容（作品显示于横向 22-75 %，纵向 22-75 %）；逆时针旋转 1° · 声音：未测得改动");
    }

    @Test
    void aStillIsCroppedWhereTheMiddleOfAFrameAgrees() {
        Match whole = new Match(
                new ReferenceId("one"),
                Medium.IMAGE,
                Grade.STRONG,
                1e-9,
                new Coverage(0.1, 1),
                List.of(new Segment(new Span.Time(3, 5), Span.Quad.WHOLE)),
                new ImageTransform(false, 0, false),
                new ImageExplanation(2, "full", 100));
        ChangeWords words = new ChangeWords(Language.ENGLISH);
        assertThat(words.of(whole)).as("a tenth of its time").startsWith("neither cropped");
        assertThat(words.of(whole.because(new ImageExplanation(2, "centre 85 %", 100))))
                .isEqualTo("cropped");
    }

    @Test
    void aTurnIsToldTheShorterWayRound() {
        ChangeWords words = new ChangeWords(Language.ENGLISH);
        assertThat(words.of(match(Medium.IMAGE, new ImageTransform(false, 270, false))))
                .isEqualTo("turned 90° anticlockwise");
        assertThat(words.of(match(Medium.IMAGE, new ImageTransform(false, 180, false))))
                .isEqualTo("turned 180° clockwise");
        assertThat(words.of(match(Medium.IMAGE, new ImageTransform(true, 181, false))))
                .isEqualTo("mirrored left to right; turned 179° anticlockwise");
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
