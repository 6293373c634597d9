package dev.colophon.registry.policy;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Copies of a work, without files and an index. */
public final class PolicyCopies {

    public static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private PolicyCopies() {}

    public static Work work(Policy policy, Host... hosts) {
        return new Work(
                "work",
                Organisation.FIRST.id(),
                "Leaf",
                Medium.VIDEO,
                new Party("ada", "Ada"),
                policy,
                List.of(hosts),
                NOW,
                Optional.empty());
    }

    public static Registered registered(
            Work work, String reference, OptionalLong millis, boolean competing, boolean removed) {
        return new Registered(
                new Reference(
                        new ReferenceId(reference),
                        work.id(),
                        "leaf.mp4",
                        new Content("0".repeat(64), 1),
                        millis,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        competing,
                        NOW,
                        removed ? Optional.of(NOW) : Optional.empty()),
                work);
    }

    public static RegisteredMatch match(
            Registered registered, Medium medium, Grade grade, Coverage coverage, List<Segment> segments) {
        return match(registered, medium, grade, coverage, segments, unchanged(medium));
    }

    public static RegisteredMatch match(
            Registered registered,
            Medium medium,
            Grade grade,
            Coverage coverage,
            List<Segment> segments,
            Transform transform) {
        return new RegisteredMatch(
                registered,
                new Match(
                        registered.reference().id(),
                        medium,
                        grade,
                        1e-20,
                        coverage,
                        segments,
                        transform,
                        new AudioExplanation(10, 10, 100, 1)));
    }

    private static Transform unchanged(Medium medium) {
        return switch (medium) {
            case AUDIO -> new AudioTransform(1, 0);
            case VIDEO -> new VideoTransform(1, false, false);
            case IMAGE -> new ImageTransform(false, 0, false);
            case TEXT -> new TextTransform(Map.of(), 1);
        };
    }

    /** Of sound or film, in seconds. */
    public static Segment time(double inReference, double inCopy, double seconds) {
        return new Segment(new Span.Time(inReference, inReference + seconds), new Span.Time(inCopy, inCopy + seconds));
    }
}
