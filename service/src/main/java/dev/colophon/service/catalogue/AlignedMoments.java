package dev.colophon.service.catalogue;

import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.ArrayList;
import java.util.List;

/** Moments of a copy and of a work that show the same, spread over what they share. */
public final class AlignedMoments {

    /** As many as fit beside each other. */
    public static final int MOST = 6;

    /** A moment of both sides, in seconds from their starts. */
    public record Moment(double inReference, double inCopy) {}

    private AlignedMoments() {}

    /** At least one of each of the first segments, in their order. */
    public static List<Moment> of(List<Segment> segments) {
        List<Segment> shown = segments.subList(0, Math.min(MOST, segments.size()));
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int count = MOST / shown.size() + (i < MOST % shown.size() ? 1 : 0);
            if (shown.get(i).inReference() instanceof Span.Time work
                    && shown.get(i).inCopy() instanceof Span.Time copy) {
                for (int number = 0; number < count; number++) {
                    double share = (number + 0.5) / count;
                    moments.add(new Moment(at(work, share), at(copy, share)));
                }
            }
        }
        return moments;
    }

    private static double at(Span.Time span, double share) {
        return span.start() + share * (span.end() - span.start());
    }
}
