package dev.colophon.index;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.explanation.Explanation;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Transform;
import java.util.List;

/**
 * A copy and a reference that share content: verified, never merely retrieved.
 *
 * @param medium the medium in which they match; a film may match by its sound alone
 * @param segments at least one, in the order of the copy
 * @param falseAlarms expected number of wrong matches at this score or better for one such query in an index of this size,
 *     calibrated on data
 */
public record Match(
        ReferenceId reference,
        Medium medium,
        Grade grade,
        double falseAlarms,
        Coverage coverage,
        List<Segment> segments,
        Transform transform,
        Explanation why) {

    public Match {
        segments = List.copyOf(segments);
    }

    /** The same match, believed for another reason. */
    public Match because(Explanation reason) {
        return new Match(reference, medium, grade, falseAlarms, coverage, segments, transform, reason);
    }
}
