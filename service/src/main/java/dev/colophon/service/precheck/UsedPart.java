package dev.colophon.service.precheck;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A part of a work and the part of the file that shows it, no more exact than somebody has to know who asks for permission:
 * answers to small changes would teach how to evade.
 */
public record UsedPart(Medium medium, Extent work, Extent file) {

    private static final int CHARACTERS = 100;
    private static final int PERCENT = 5;

    /** Where a part lies. */
    public sealed interface Extent {}

    /** A stretch of sound or film, in whole seconds. */
    public record Seconds(long start, long end) implements Extent {}

    /** A stretch of text, to hundreds of characters. */
    public record Characters(long start, long end) implements Extent {}

    /** A box in a picture, in percent of its width and height, to five of them. */
    public record Percent(long left, long top, long right, long bottom) implements Extent {}

    /** Those of a match, in the order of the file. */
    static List<UsedPart> of(Match match) {
        return match.segments().stream()
                .map(segment -> of(match.medium(), segment))
                .distinct()
                .toList();
    }

    private static UsedPart of(Medium medium, Segment segment) {
        return new UsedPart(medium, rounded(segment.inReference()), rounded(segment.inCopy()));
    }

    private static Extent rounded(Span span) {
        return switch (span) {
            case Span.Time(double start, double end) -> new Seconds(Math.round(start), Math.round(end));
            case Span.Characters(int start, int end) -> new Characters(down(start, CHARACTERS), up(end, CHARACTERS));
            case Span.Quad quad ->
                new Percent(
                        down(100 * least(xs(quad)), PERCENT),
                        down(100 * least(ys(quad)), PERCENT),
                        up(100 * most(xs(quad)), PERCENT),
                        up(100 * most(ys(quad)), PERCENT));
        };
    }

    private static DoubleStream xs(Span.Quad quad) {
        return quad.corners().stream().mapToDouble(Span.Point::x);
    }

    private static DoubleStream ys(Span.Quad quad) {
        return quad.corners().stream().mapToDouble(Span.Point::y);
    }

    private static double least(DoubleStream places) {
        return Math.clamp(places.min().orElse(0), 0, 1);
    }

    private static double most(DoubleStream places) {
        return Math.clamp(places.max().orElse(1), 0, 1);
    }

    private static long down(double value, int step) {
        return (long) Math.floor(value / step) * step;
    }

    private static long up(double value, int step) {
        return (long) Math.ceil(value / step) * step;
    }
}
