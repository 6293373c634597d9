package dev.colophon.benchmark.video;

import dev.colophon.benchmark.video.FilmCorpus.FilmWork;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.explanation.KeyframeExplanation;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import java.util.List;
import java.util.Optional;

/**
 * What a search of one altered film found.
 *
 * @param right the match with the film it was made of, when that is registered
 * @param wrong matches with other films
 * @param searchMillis processor time of the search
 */
record FilmOutcome(
        FilmWork work, FilmCondition condition, Optional<Match> right, List<Match> wrong, double searchMillis) {

    private static final double END_SECONDS = 1;
    private static final double SPEED = 0.02;

    boolean found() {
        return right.filter(FilmOutcome::isSure).isPresent();
    }

    boolean listed() {
        return right.isPresent();
    }

    static boolean isSure(Match match) {
        return match.grade() != Grade.CANDIDATE;
    }

    Optional<Match> falseAlarm() {
        return wrong.stream().filter(FilmOutcome::isSure).findFirst();
    }

    boolean byKeyframes() {
        return right.stream().anyMatch(match -> match.why() instanceof KeyframeExplanation);
    }

    /** Whether all ends of what was found are within a second of where they are. */
    boolean placed() {
        Span.Time copy = condition.shown().inCopy(work.seconds()).orElseThrow();
        Span.Time reference = condition.shown().inReference(work.seconds()).orElseThrow();
        return right.stream().anyMatch(match -> {
            Segment first = match.segments().getFirst();
            Segment last = match.segments().getLast();
            return near(time(first.inCopy()).start(), copy.start())
                    && near(time(last.inCopy()).end(), copy.end())
                    && near(time(first.inReference()).start(), reference.start())
                    && near(time(last.inReference()).end(), reference.end());
        });
    }

    private static Span.Time time(Span span) {
        return span instanceof Span.Time time ? time : new Span.Time(-1, -1);
    }

    boolean rightSpeed() {
        return right.stream()
                .anyMatch(match -> match.transform() instanceof VideoTransform change
                        && Math.abs(change.speed() / condition.shown().speed() - 1) <= SPEED);
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= END_SECONDS;
    }
}
