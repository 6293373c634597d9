package dev.colophon.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.text.Trick;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MatchTextTest {

    private static final Segment ALL_OF_IT = new Segment(Span.Quad.WHOLE, Span.Quad.WHOLE);

    @Test
    void clocksHaveHoursOnlyWhenThereAreSome() {
        assertThat(MatchText.clock(Duration.ofSeconds(7))).isEqualTo("0:07");
        assertThat(MatchText.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
    }

    @Test
    void changesAreNamedAndSmallOnesLeftOut() {
        assertThat(change(new AudioTransform(1.04, 68))).isEqualTo("speed +4.0 %, pitch +68 cents");
        assertThat(change(new AudioTransform(1.001, -2))).isEqualTo("same speed and pitch");
        assertThat(change(new ImageTransform(false, 0, false)))
                .as("a thumbnail in grey is so, too")
                .isEqualTo("neither cropped nor turned; size, colours and compression may differ");
        assertThat(change(new VideoTransform(1, true, true))).isEqualTo("mirrored, negative");
        assertThat(change(new VideoTransform(
                        1.25, false, false, Optional.of(new FilmFraming(3, quad(0.25, 0.75), quad(0.5, 0.9))))))
                .isEqualTo(
                        "cropped to 25-75 % across, 25-75 % down, with something around it (shown at 50-90 % across, 50-90 % down),"
                                + " speed +25.0 %, turned 3° clockwise");
        assertThat(change(new ImageTransform(false, 90, false))).isEqualTo("turned 90° clockwise");
        assertThat(change(new ImageTransform(false, 359, false))).isEqualTo("turned 1° anticlockwise");
        assertThat(change(new TextTransform(Map.of(Trick.ZERO_WIDTH, 3), 0.9)))
                .isEqualTo("3 zero-width characters, 90.0 % of the characters kept");
    }

    @Test
    void cropsAndBordersOfPicturesAreSeenFromTheSegments() {
        Span.Quad inner = quad(0.1, 0.9);
        assertThat(MatchText.change(
                        match(new ImageTransform(false, 0, false), new Segment(inner, Span.Quad.WHOLE)),
                        Language.ENGLISH))
                .isEqualTo("cropped");
        assertThat(MatchText.change(
                        match(new ImageTransform(false, 0, false), new Segment(Span.Quad.WHOLE, inner)),
                        Language.ENGLISH))
                .isEqualTo("with something around it");
    }

    @Test
    void aStillIsCroppedWhereTheMiddleOfAFrameAgrees() {
        Segment moment = new Segment(new Span.Time(3, 5), Span.Quad.WHOLE);
        Match whole = match(new ImageTransform(false, 0, false), moment);
        assertThat(MatchText.change(whole, Language.ENGLISH)).startsWith("neither cropped nor turned");
        assertThat(MatchText.change(whole.because(new ImageExplanation(2, "centre 85 %", 100)), Language.ENGLISH))
                .isEqualTo("cropped");
    }

    @Test
    void whatSeveralSegmentsHaveInCommonIsSaidOnce() {
        Segment shown = new Segment(Span.Quad.WHOLE, quad(0.1, 0.4));
        Segment shownAgain = new Segment(Span.Quad.WHOLE, quad(0.6, 0.9));
        assertThat(MatchText.change(
                        match(new ImageTransform(false, 0, false), List.of(shown, shownAgain)), Language.ENGLISH))
                .isEqualTo("with something around it");
    }

    @Test
    void ofWhatReachesFromEdgeToEdgeNothingIsSaid() {
        Span.Quad band = quad(0, 1, 0.25, 0.75);
        assertThat(MatchText.places(List.of(new Segment(band, quad(0.004, 0.5, 0, 1))), Language.ENGLISH))
                .isEqualTo("25-75 % down of the work at 0-50 % across");
        assertThat(change(new VideoTransform(1, false, false, Optional.of(new FilmFraming(0, Span.Quad.WHOLE, band)))))
                .isEqualTo("with something around it (shown at 25-75 % down)");
        Span.Quad askew = new Span.Quad(List.of(
                new Span.Point(0.5, 0), new Span.Point(1, 0.5), new Span.Point(0.5, 1), new Span.Point(0, 0.5)));
        assertThat(MatchText.places(List.of(new Segment(Span.Quad.WHOLE, askew)), Language.ENGLISH))
                .isEqualTo("the whole of the work at the whole");
    }

    @Test
    void placesNameTheFirstThreeSegments() {
        Segment segment = new Segment(new Span.Time(12.34, 22.34), new Span.Time(0, 10));
        assertThat(MatchText.places(List.of(segment), Language.ENGLISH))
                .isEqualTo("0:12.3-0:22.3 of the work at 0:00.0-0:10.0");
        assertThat(MatchText.places(List.of(segment, segment, segment, segment, segment), Language.ENGLISH))
                .endsWith(" and 2 more");
        assertThat(MatchText.places(
                        List.of(new Segment(new Span.Characters(1, 2), new Span.Characters(3, 4))), Language.ENGLISH))
                .isEqualTo("characters 1-2 of the work at characters 3-4");
        assertThat(MatchText.places(List.of(new Segment(quad(0.25, 0.75), Span.Quad.WHOLE)), Language.ENGLISH))
                .isEqualTo("25-75 % across, 25-75 % down of the work at the whole");
    }

    @Test
    void shownTextHasNoControlCharactersAndNoMarkup() {
        assertThat(Console.safe("a\u001b[31mb\n@|red c|@")).doesNotContain("\u001b", "\n", "@|", "|@");
    }

    @Test
    void whereOnlyTheSoundOfAFilmMatchesThatIsSaid() {
        RegisteredMatch song = registered("song", Medium.AUDIO, Medium.AUDIO);
        RegisteredMatch sound = registered("film", Medium.VIDEO, Medium.AUDIO);
        RegisteredMatch pictures = registered("film", Medium.VIDEO, Medium.VIDEO);
        RegisteredMatch words = registered("poem", Medium.TEXT, Medium.TEXT);

        assertThat(MatchText.medium(song, Medium.AUDIO, List.of(song), Language.ENGLISH))
                .isEmpty();
        assertThat(MatchText.medium(song, Medium.VIDEO, List.of(song), Language.ENGLISH))
                .isEqualTo(" (only its sound)");
        assertThat(MatchText.medium(sound, Medium.AUDIO, List.of(sound), Language.ENGLISH))
                .isEqualTo(" (only its sound)");
        assertThat(MatchText.medium(sound, Medium.VIDEO, List.of(song, sound), Language.ENGLISH))
                .isEqualTo(" (only its sound)");
        assertThat(MatchText.medium(sound, Medium.VIDEO, List.of(pictures, sound), Language.ENGLISH))
                .isEqualTo(" (its sound)");
        assertThat(MatchText.medium(pictures, Medium.VIDEO, List.of(pictures, sound), Language.ENGLISH))
                .isEmpty();
        assertThat(MatchText.medium(words, Medium.IMAGE, List.of(words), Language.ENGLISH))
                .isEqualTo(" (only its text)");
    }

    private static RegisteredMatch registered(String work, Medium kind, Medium matched) {
        ReferenceId reference = new ReferenceId(work + "-file");
        return new RegisteredMatch(
                new Registered(
                        new Reference(
                                reference,
                                work,
                                work,
                                new Content("0".repeat(64), 1),
                                OptionalLong.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Instant.EPOCH,
                                Optional.empty()),
                        new Work(
                                work,
                                "organisation",
                                work,
                                kind,
                                new Party("ada", "Ada"),
                                Policy.BLOCK_ACCESS,
                                List.of(),
                                Instant.EPOCH,
                                Optional.empty())),
                new Match(
                        reference,
                        matched,
                        Grade.STRONG,
                        1e-9,
                        new Coverage(1, 1),
                        List.of(),
                        new AudioTransform(1, 0),
                        new ImageExplanation(2, "full", 100)));
    }

    private static String change(Transform transform) {
        return MatchText.change(match(transform, ALL_OF_IT), Language.ENGLISH);
    }

    private static Match match(Transform transform, Segment segment) {
        return match(transform, List.of(segment));
    }

    private static Match match(Transform transform, List<Segment> segments) {
        return new Match(
                new ReferenceId("r"),
                Medium.IMAGE,
                Grade.STRONG,
                1e-9,
                new Coverage(1, 1),
                segments,
                transform,
                new ImageExplanation(2, "full", 100));
    }

    private static Span.Quad quad(double from, double to) {
        return quad(from, to, from, to);
    }

    private static Span.Quad quad(double left, double right, double top, double bottom) {
        return new Span.Quad(List.of(
                new Span.Point(left, top),
                new Span.Point(right, top),
                new Span.Point(right, bottom),
                new Span.Point(left, bottom)));
    }
}
