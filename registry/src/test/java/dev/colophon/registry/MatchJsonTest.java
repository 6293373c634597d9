package dev.colophon.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.text.Trick;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.explanation.ColourExplanation;
import dev.colophon.index.explanation.Explanation;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.explanation.InlierExplanation;
import dev.colophon.index.explanation.KeyframeExplanation;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.explanation.TextExplanation;
import dev.colophon.index.explanation.VideoExplanation;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.registry.work.RegistryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatchJsonTest {

    private static final ReferenceId REFERENCE = new ReferenceId("r");

    static final Match AUDIO = match(
            Medium.AUDIO,
            new Segment(new Span.Time(12.3, 22.3), new Span.Time(0, 10)),
            new AudioTransform(1.02, 34),
            new AudioExplanation(214, 240, 12.5, 3.25));

    static List<Match> matches() {
        Span whole = Span.Quad.WHOLE;
        Span part = new Span.Quad(List.of(
                new Span.Point(0.1, 0.2),
                new Span.Point(0.9, 0.2),
                new Span.Point(0.9, 0.8),
                new Span.Point(0.1, 0.8)));
        return List.of(
                AUDIO,
                match(
                        Medium.VIDEO,
                        new Segment(new Span.Time(1, 2), new Span.Time(3, 4)),
                        new VideoTransform(0.96, true, false),
                        new VideoExplanation(20, 22, 18, 13.5)),
                match(
                        Medium.VIDEO,
                        new Segment(new Span.Time(1, 2), new Span.Time(3, 4)),
                        new VideoTransform(
                                1, false, false, Optional.of(new FilmFraming(3, Span.Quad.WHOLE, (Span.Quad) part))),
                        new KeyframeExplanation(14, 16, 5, 31)),
                match(
                        Medium.IMAGE,
                        new Segment(whole, part),
                        new ImageTransform(true, 90, false),
                        new ImageExplanation(12, "centre 80 %", 77)),
                match(
                        Medium.IMAGE,
                        new Segment(new Span.Time(12.25, 13.75), part), // a still of a film
                        new ImageTransform(false, 0, false),
                        new ImageExplanation(3, "trimmed", 100)),
                match(
                        Medium.IMAGE,
                        new Segment(part, whole),
                        new ImageTransform(false, 0, false),
                        new ColourExplanation(0.75, 28.5, "crop 80 % x 60 %")),
                match(
                        Medium.IMAGE,
                        new Segment(whole, part),
                        new ImageTransform(false, 7, false),
                        new InlierExplanation(
                                31,
                                240,
                                70,
                                List.of(new InlierExplanation.Line(
                                        new Span.Point(0.25, 0.5), new Span.Point(0.75, 0.125))))),
                match(
                        Medium.TEXT,
                        new Segment(new Span.Characters(5, 90), new Span.Characters(0, 85)),
                        new TextTransform(Map.of(Trick.ZERO_WIDTH, 3, Trick.HOMOGLYPH, 1), 0.98),
                        new TextExplanation(80, 44, 0.98, true, 12)),
                match(
                        Medium.TEXT,
                        new Segment(new Span.Characters(0, 9), new Span.Characters(0, 9)),
                        new TextTransform(Map.of(), 1),
                        new SameContent(new ContentDigest(ContentDigest.Basis.PIXELS, -5, Long.MAX_VALUE))));
    }

    private static Match match(Medium medium, Segment segment, Transform transform, Explanation why) {
        return new Match(
                REFERENCE, medium, Grade.STRONG, 1e-9, new Coverage(0.12, 0.98), List.of(segment), transform, why);
    }

    @ParameterizedTest
    @MethodSource("matches")
    void comesBackEqual(Match match) {
        assertThat(MatchJson.decode(REFERENCE, MatchJson.encode(match))).isEqualTo(match);
    }

    @Test
    void showsTheDocumentedShape() {
        assertThat(MatchJson.show(AUDIO).toString())
                .isEqualTo("{\"medium\":\"AUDIO\",\"grade\":\"STRONG\",\"falseAlarms\":1.0E-9,"
                        + "\"coverage\":{\"ofReference\":0.12,\"ofCopy\":0.98},"
                        + "\"segments\":[{\"reference\":{\"start\":12.3,\"end\":22.3},"
                        + "\"copy\":{\"start\":0.0,\"end\":10.0}}],"
                        + "\"transform\":{\"speed\":1.02,\"pitchCents\":34},\"why\":\""
                        + AUDIO.why().sentence() + "\"}");
        assertThat(MatchJson.show(matches().get(3))
                        .at("/segments/0/copy/corners")
                        .toString())
                .isEqualTo("[[0.1,0.2],[0.9,0.2],[0.9,0.8],[0.1,0.8]]");
    }

    @Test
    void refusesWhatItDidNotWrite() {
        String stored = MatchJson.encode(AUDIO);
        for (String damaged :
                List.of("", "{", "[]", stored.replace("STRONG", "SURE"), stored.replace("\"score\"", "\"y\""))) {
            assertThatThrownBy(() -> MatchJson.decode(REFERENCE, damaged))
                    .as(damaged)
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("scan the place again");
        }
    }
}
