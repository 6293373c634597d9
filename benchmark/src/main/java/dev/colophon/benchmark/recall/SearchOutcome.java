package dev.colophon.benchmark.recall;

import dev.colophon.benchmark.corpus.Item;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What one search brought.
 *
 * @param right the best match with the query's own work or one of its family
 * @param placed whether a right match lies where the copy was cut
 * @param wrong the best match with another work; of a copy that must not be found, with any work
 * @param mistaken the work of the wrong match
 * @param cpuMillis processor time of the search
 */
public record SearchOutcome(
        Query query,
        Kind kind,
        Optional<Match> right,
        boolean placed,
        Optional<Match> wrong,
        Optional<Item> mistaken,
        double cpuMillis) {

    /** What the query is to the index. */
    public enum Kind {
        /** A copy of a registered work. */
        COPY("copies of registered works, against all other works"),
        /** A copy of a registered work that must not be found, for example reversed. */
        UNLIKE("registered works, changed beyond what is claimed"),
        /** A copy of a work that was never registered. */
        APART("copies of works held apart"),
        /** A copy of a work that was taken out of the index. */
        WITHDRAWN("copies of works taken out of the index");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Largest error of a segment's ends in the reference for a match to count as placed: seconds, characters. */
    private static final double SECONDS = 1;

    private static final double CHARACTERS = 50;

    private static boolean strong(Optional<Match> match) {
        return match.filter(m -> m.grade().compareTo(Grade.STRONG) <= 0).isPresent();
    }

    /** Whether the right work was found, surely enough to act on it. */
    public boolean found() {
        return strong(right);
    }

    /** Whether another work was found, surely enough to act on it: the mistake that must not happen. */
    boolean isFalse() {
        return strong(wrong);
    }

    /** Whether the segments of a match together cover the true stretch, their outer ends within the allowed error. */
    static boolean isPlaced(Match match, Optional<Span> truth) {
        return truth.map(span -> switch (span) {
                    case Span.Time(double start, double end) -> near(match, start, end, SECONDS);
                    case Span.Characters(int start, int end) -> near(match, start, end, CHARACTERS);
                    case Span.Quad _ -> true;
                })
                .orElse(true);
    }

    private static boolean near(Match match, double start, double end, double allowed) {
        return Math.abs(low(match) - start) <= allowed && Math.abs(high(match) - end) <= allowed;
    }

    private static double low(Match match) {
        return spans(match).stream()
                .mapToDouble(span -> switch (span) {
                    case Span.Time(double start, double _) -> start;
                    case Span.Characters(int start, int _) -> start;
                    case Span.Quad _ -> 0;
                })
                .min()
                .orElse(Double.NaN);
    }

    private static double high(Match match) {
        return spans(match).stream()
                .mapToDouble(span -> switch (span) {
                    case Span.Time(double _, double end) -> end;
                    case Span.Characters(int _, int end) -> end;
                    case Span.Quad _ -> 1;
                })
                .max()
                .orElse(Double.NaN);
    }

    private static List<Span> spans(Match match) {
        return match.segments().stream().map(Segment::inReference).toList();
    }

    /** Where the right match begins, less where it truly does; seconds of the reference. */
    OptionalDouble startError() {
        return error(Span.Time::start, SearchOutcome::low);
    }

    /** Where the right match ends, less where it truly does; seconds of the reference. */
    OptionalDouble endError() {
        return error(Span.Time::end, SearchOutcome::high);
    }

    private OptionalDouble error(ToDoubleFunction<Span.Time> truth, ToDoubleFunction<Match> found) {
        return right.isPresent() && query.truth().isPresent() && query.truth().get() instanceof Span.Time time
                ? OptionalDouble.of(found.applyAsDouble(right.get()) - truth.applyAsDouble(time))
                : OptionalDouble.empty();
    }
}
