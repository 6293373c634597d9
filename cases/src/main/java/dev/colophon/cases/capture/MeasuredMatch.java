package dev.colophon.cases.capture;

import dev.colophon.evidence.report.Change;
import dev.colophon.evidence.report.Extent;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.text.Trick;
import dev.colophon.index.Match;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import java.util.Map;

/** What the engines measured, as reports tell of it. */
public final class MeasuredMatch {

    private MeasuredMatch() {}

    /** A part of a work or a copy. */
    public static Extent extent(Span span) {
        return switch (span) {
            case Span.Time(double start, double end) -> new Extent.Seconds(start, end);
            case Span.Characters(int start, int end) -> new Extent.Characters(start, end);
            case Span.Quad quad -> area(quad);
        };
    }

    /** A part of a picture. */
    public static Extent.Area area(Span.Quad quad) {
        return new Extent.Area(quad.corners().stream()
                .map(corner -> new Extent.Corner(corner.x(), corner.y()))
                .toList());
    }

    /** How the copy was made from the work. */
    public static Change change(Transform transform) {
        return switch (transform) {
            case AudioTransform(double speed, int pitchCents) -> new Change.OfSound(speed, pitchCents);
            case VideoTransform film ->
                new Change.OfFilm(
                        film.speed(),
                        film.mirrored(),
                        film.negated(),
                        film.framing()
                                .map(framing -> new Change.Framing(
                                        framing.rotationDegrees(),
                                        area(framing.inReference()),
                                        area(framing.inCopy()))));
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

    /** Whether a picture is a still of a film. */
    public static boolean isStill(Match match) {
        return match.medium() == Medium.IMAGE
                && match.segments().stream().anyMatch(segment -> segment.inReference() instanceof Span.Time);
    }

    /** Whether a still shows less than all of the frame of the film. */
    public static boolean isCroppedStill(Match match) {
        return isStill(match) && match.why() instanceof ImageExplanation hash && hash.isOfPart();
    }

    private static int count(Map<Trick, Integer> undone, Trick trick) {
        return undone.getOrDefault(trick, 0);
    }
}
