package dev.colophon.service.comparison;

import dev.colophon.index.Match;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How both sides of a sound or a film are played in step: what the work shows at a moment, the copy shows at {@code (moment - b) / a}. The
 * change of speed {@code a} is what was verified; {@code b} is taken for each matched part from its middle, where an error of its ends
 * counts least.
 *
 * @param speed of the copy, as a multiple of the work's
 * @param parts in the order of the work; at least one
 */
public record LockedTime(double speed, List<Part> parts) {

    /** Of a longer part the beginning is played: both sides are decoded as a whole before. */
    public static final double LONGEST_SECONDS = 60;

    private static final double SHORTEST_SECONDS = 0.5;

    /**
     * A matched part.
     *
     * @param work where it begins in the work, in seconds
     * @param copy where it begins in the copy
     * @param seconds how long it lasts in the work
     */
    public record Part(double work, double copy, double seconds) {}

    public LockedTime {
        parts = List.copyOf(parts);
    }

    /** That of a match, where it has this part. */
    static Optional<LockedTime> of(Match match, int part) {
        return of(match).filter(time -> part >= 0 && part < time.parts().size());
    }

    /** Of a match in time; empty of any other, and where no part is long enough to be heard. */
    public static Optional<LockedTime> of(Match match) {
        return speed(match).filter(speed -> speed > 0).flatMap(speed -> {
            List<Part> parts = match.segments().stream()
                    .flatMap(segment -> part(segment, speed).stream())
                    .filter(part -> part.seconds() >= SHORTEST_SECONDS)
                    .sorted(Comparator.comparingDouble(Part::work))
                    .toList();
            return parts.isEmpty() ? Optional.empty() : Optional.of(new LockedTime(speed, parts));
        });
    }

    private static Optional<Double> speed(Match match) {
        return switch (match.transform()) {
            case AudioTransform sound -> Optional.of(sound.speed());
            case VideoTransform film -> Optional.of(film.speed());
            default -> Optional.empty();
        };
    }

    private static Optional<Part> part(Segment segment, double speed) {
        if (!(segment.inReference() instanceof Span.Time(double start, double end)
                && segment.inCopy() instanceof Span.Time(double copyStart, double copyEnd))) {
            return Optional.empty();
        }
        double b = (start + end) / 2 - speed * (copyStart + copyEnd) / 2;
        // Neither side begins before its own beginning.
        double from = Math.max(Math.max(start, b), 0);
        return Optional.of(new Part(from, (from - b) / speed, Math.min(end - from, LONGEST_SECONDS)));
    }

    /** The stretch of one side of a part. */
    public Span.Time span(int part, MatchSide side) {
        Part of = parts.get(part);
        return side == MatchSide.WORK
                ? new Span.Time(of.work(), of.work() + of.seconds())
                : new Span.Time(of.copy(), of.copy() + of.seconds() / speed);
    }
}
