package dev.colophon.service.json;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A match in a result; the schema is a part of {@code sighting.schema.json}. */
public record MatchView(
        MatchedWork work,
        MatchedFile reference,
        Medium medium,
        Grade grade,
        double falseAlarms,
        Coverage coverage,
        List<SegmentView> segments,
        Object transform,
        String why,
        @Nullable Clearance cleared,
        @Nullable String sighting) {

    /** Which work. */
    public record MatchedWork(String id, String title, String owner) {}

    /** Which file of it. */
    public record MatchedFile(String id, String file) {}

    /** A part of the reference and the part of the copy that shows it. */
    public record SegmentView(Object reference, Object copy) {}

    /** Corners of a part of a picture, each as x and y. */
    public record Corners(List<List<Double>> corners) {}

    /** How a film was changed. */
    public record FilmChange(
            double speed,
            boolean mirrored,
            boolean negated,
            @Nullable FramingView framing) {}

    /** Where the picture of a film lies in that of a copy. */
    public record FramingView(int rotationDegrees, Object inReference, Object inCopy) {}

    /**
     * Matches in their order.
     *
     * @param place where the copy is, on which it depends whether it is lawful; empty where there is none
     * @param sightings under which they are stored: the id of each by the id of its work
     */
    public static List<MatchView> of(List<RegisteredMatch> matches, String place, Map<String, String> sightings) {
        return matches.stream().map(match -> of(match, place, sightings)).toList();
    }

    private static MatchView of(RegisteredMatch found, String place, Map<String, String> sightings) {
        Work work = found.registered().work();
        Reference reference = found.registered().reference();
        Match match = found.match();
        return new MatchView(
                new MatchedWork(work.id(), work.title(), work.owner().name()),
                new MatchedFile(reference.id().value(), reference.fileName()),
                match.medium(),
                match.grade(),
                match.falseAlarms(),
                match.coverage(),
                match.segments().stream().map(MatchView::of).toList(),
                of(match.transform()),
                match.why().sentence(),
                Clearance.of(found, place).orElse(null),
                sightings.get(work.id()));
    }

    /** The others have their names already. */
    private static Object of(Transform transform) {
        return transform instanceof VideoTransform(double speed, boolean mirrored, boolean negated, var framing)
                ? new FilmChange(
                        speed, mirrored, negated, framing.map(MatchView::of).orElse(null))
                : transform;
    }

    private static FramingView of(FilmFraming framing) {
        return new FramingView(framing.rotationDegrees(), of(framing.inReference()), of(framing.inCopy()));
    }

    private static SegmentView of(Segment segment) {
        return new SegmentView(of(segment.inReference()), of(segment.inCopy()));
    }

    /** Times and characters have their names already. */
    private static Object of(Span span) {
        return span instanceof Span.Quad(List<Span.Point> corners)
                ? new Corners(corners.stream()
                        .map(corner -> List.of(corner.x(), corner.y()))
                        .toList())
                : span;
    }
}
