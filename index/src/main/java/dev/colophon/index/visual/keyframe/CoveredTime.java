package dev.colophon.index.visual.keyframe;

import dev.colophon.index.transform.Span;
import java.util.Comparator;
import java.util.List;

/** How much of a film spans of time cover. */
public final class CoveredTime {

    private CoveredTime() {}

    /** The share of a film that the spans cover, each moment once. */
    public static double share(List<Span.Time> spans, long durationMillis) {
        double covered = 0;
        double reached = 0;
        for (Span.Time span : spans.stream()
                .sorted(Comparator.comparingDouble(Span.Time::start))
                .toList()) {
            covered += Math.max(0, span.end() - Math.max(reached, span.start()));
            reached = Math.max(reached, span.end());
        }
        return Math.clamp(covered / (durationMillis / 1e3), 0, 1);
    }
}
