package dev.colophon.sightings.decision;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether matches of one work say more than those that a decision rests on. */
public final class MatchChange {

    /** Of sound and film: less than a sentence or a bar more is the same part. */
    private static final double SECONDS = 5;

    /** Of text: less than a short paragraph more is the same part. */
    private static final int CHARACTERS = 200;

    /** Of a picture: a frame of so much of it more is the same part. */
    private static final double AREA = 0.1;

    private MatchChange() {}

    /**
     * What has changed, in words; empty when a decision still fits: the match is no surer than it was, and no other part of the
     * work is in it.
     *
     * @param before the matches that the decision rests on
     * @param sameContent whether both are of the same bytes, so that a part of them that was matched before is known, whichever
     *     reference it is of
     */
    public static Optional<String> of(List<Match> before, List<Match> now, boolean sameContent) {
        Grade earlier = best(before);
        Grade later = best(now);
        if (later.compareTo(earlier) < 0) {
            return Optional.of("its grade rose from %s to %s".formatted(earlier, later));
        }
        boolean another = now.stream()
                .anyMatch(match -> match.segments().stream()
                        .anyMatch(
                                segment -> !isKnown(before, match.medium(), match.reference(), segment, sameContent)));
        return another ? Optional.of("another part of the work is in it") : Optional.empty();
    }

    private static Grade best(List<Match> matches) {
        return matches.stream().map(Match::grade).min(Comparator.naturalOrder()).orElse(Grade.CANDIDATE);
    }

    private static boolean isKnown(
            List<Match> before, Medium medium, ReferenceId reference, Segment segment, boolean sameContent) {
        List<Match> alike =
                before.stream().filter(match -> match.medium() == medium).toList();
        return isWithin(
                        segment.inReference(),
                        spans(
                                alike.stream().filter(match -> match.reference().equals(reference)),
                                Segment::inReference))
                || (sameContent && isWithin(segment.inCopy(), spans(alike.stream(), Segment::inCopy)));
    }

    private static List<Span> spans(Stream<Match> matches, Function<Segment, Span> side) {
        return matches.flatMap(match -> match.segments().stream()).map(side).toList();
    }

    private static boolean isWithin(Span span, List<Span> known) {
        return switch (span) {
            case Span.Time(double start, double end) ->
                end - start - covered(start, end, stretches(known)) < SECONDS && !known.isEmpty();
            case Span.Characters(int start, int end) ->
                end - start - covered(start, end, stretches(known)) < CHARACTERS && !known.isEmpty();
            case Span.Quad quad ->
                known.stream().anyMatch(other -> other instanceof Span.Quad old && adds(quad, old) < AREA);
        };
    }

    private record Stretch(double start, double end) {}

    private static List<Stretch> stretches(List<Span> spans) {
        return spans.stream()
                .flatMap(span -> switch (span) {
                    case Span.Time(double start, double end) -> Stream.of(new Stretch(start, end));
                    case Span.Characters(int start, int end) -> Stream.of(new Stretch(start, end));
                    case Span.Quad _ -> Stream.<Stretch>empty();
                })
                .sorted(Comparator.comparingDouble(Stretch::start))
                .toList();
    }

    /** How much of a stretch is in others, which are ordered by their start; what is in several counts once. */
    private static double covered(double start, double end, List<Stretch> others) {
        double covered = 0;
        double reached = start;
        for (Stretch other : others) {
            double from = Math.max(reached, other.start());
            double to = Math.min(end, other.end());
            if (to > from) {
                covered += to - from;
                reached = to;
            }
        }
        return covered;
    }

    /** How much of the whole picture the boxes around a quadrilateral has that the box around another has not. */
    private static double adds(Span.Quad now, Span.Quad old) {
        Box box = Box.around(now);
        return box.area() - box.shared(Box.around(old));
    }

    private record Box(double left, double top, double right, double bottom) {

        static Box around(Span.Quad quad) {
            return new Box(
                    quad.corners().stream().mapToDouble(Span.Point::x).min().orElse(0),
                    quad.corners().stream().mapToDouble(Span.Point::y).min().orElse(0),
                    quad.corners().stream().mapToDouble(Span.Point::x).max().orElse(0),
                    quad.corners().stream().mapToDouble(Span.Point::y).max().orElse(0));
        }

        double area() {
            return (right - left) * (bottom - top);
        }

        double shared(Box other) {
            double width = Math.min(right, other.right) - Math.max(left, other.left);
            double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
            return width > 0 && height > 0 ? width * height : 0;
        }
    }
}
