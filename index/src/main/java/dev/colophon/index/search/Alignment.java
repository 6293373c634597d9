package dev.colophon.index.search;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.Explanation;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Transform;
import java.util.List;

/**
 * What verification found that a copy and a reference share. It says nothing of how sure that is.
 *
 * @param segments at least one, in the order of the copy
 * @param evidence what a {@link MatchGrader} grades
 */
public record Alignment(
        ReferenceId reference,
        Medium medium,
        Coverage coverage,
        List<Segment> segments,
        Transform transform,
        Explanation why,
        Evidence evidence) {

    public Alignment {
        segments = List.copyOf(segments);
    }
}
