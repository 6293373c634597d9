package dev.colophon.cases.capture;

import dev.colophon.evidence.report.Change;
import dev.colophon.evidence.report.Extent;
import dev.colophon.fingerprint.text.Trick;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import java.util.List;
import java.util.Map;

/** What the engines measured, as reports tell of it. */
public final class MeasuredMatch {

    private MeasuredMatch() {}

    /** A part of a work or a copy. */
    public static Extent extent(Span span) {
        return switch (span) {
            case Span.Time(double start, double end) -> new Extent.Seconds(start, end);
            case Span.Characters(int start, int end) -> new Extent.Characters(start, end);
            case Span.Quad(List<Span.Point> corners) ->
                new Extent.Area(corners.stream()
                        .map(corner -> new Extent.Corner(corner.x(), corner.y()))
                        .toList());
        };
    }

    /** How the copy was made from the work. */
    public static Change change(Transform transform) {
        return switch (transform) {
            case AudioTransform(double speed, int pitchCents) -> new Change.OfSound(speed, pitchCents);
            case VideoTransform film -> new Change.OfFilm(film.speed(), film.mirrored(), film.negated());
            case ImageTransform(boolean mirrored, int rotationDegrees, boolean negated) ->
                new Change.OfPicture(mirrored, rotationDegrees, negated);
            case TextTransform(Map<Trick, Integer> undone, double identity) ->
                new Change.OfText(
                        identity,
                        count(undone, Trick.ZERO_WIDTH) + count(undone, Trick.HOMOGLYPH),
                        count(undone, Trick.FULL_WIDTH),
                        count(undone, Trick.TRADITIONAL_SIMPLIFIED));
        };
    }

    private static int count(Map<Trick, Integer> undone, Trick trick) {
        return undone.getOrDefault(trick, 0);
    }
}
