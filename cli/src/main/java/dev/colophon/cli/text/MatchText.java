package dev.colophon.cli.text;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.text.Trick;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Work;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How matches are said to a person. */
public final class MatchText {

    private static final String WHOLE = "the whole";

    private MatchText() {}

    /** Hours, minutes and seconds: {@code 0:07}, {@code 12:30}, {@code 1:02:03}. */
    public static String clock(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Where the segments lie: {@code 0:12.3-0:22.3 of the work at 0:00.0-0:10.0}. */
    public static String places(List<Segment> segments) {
        String first = segments.stream().limit(3).map(MatchText::place).collect(Collectors.joining(", "));
        return segments.size() > 3 ? first + " and " + (segments.size() - 3) + " more" : first;
    }

    private static String place(Segment segment) {
        return span(segment.inReference()) + " of the work at " + span(segment.inCopy());
    }

    private static String span(Span span) {
        return switch (span) {
            case Span.Time(double start, double end) -> time(start) + "-" + time(end);
            case Span.Characters(int start, int end) -> "characters " + start + "-" + end;
            case Span.Quad quad -> isWhole(quad) ? WHOLE : box(quad);
        };
    }

    /** Minutes and seconds to a tenth: {@code 0:07.5}. */
    public static String time(double seconds) {
        long tenths = Math.round(10 * seconds);
        return "%d:%02d.%d".formatted(tenths / 600, tenths / 10 % 60, tenths % 10);
    }

    /** All of a picture, whichever way round, but for what rounding takes away. */
    private static boolean isWhole(Span.Quad quad) {
        return quad.corners().stream().allMatch(corner -> isEdge(corner.x()) && isEdge(corner.y()));
    }

    private static boolean isEdge(double at) {
        return Math.min(Math.abs(at), Math.abs(1 - at)) < 0.015;
    }

    /** Where it lies, as far as it does not reach from edge to edge. */
    private static String box(Span.Quad quad) {
        String box = Stream.of(
                        extent(quad.corners().stream().mapToDouble(Span.Point::x), "across"),
                        extent(quad.corners().stream().mapToDouble(Span.Point::y), "down"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return box.isEmpty() ? WHOLE : box;
    }

    private static Optional<String> extent(DoubleStream places, String direction) {
        DoubleSummaryStatistics extent = places.summaryStatistics();
        return isEdge(extent.getMin()) && isEdge(extent.getMax())
                ? Optional.empty()
                : Optional.of("%.0f-%.0f %% %s".formatted(100 * extent.getMin(), 100 * extent.getMax(), direction));
    }

    /** How the copy was changed; {@code unchanged} only where all of the content was compared. */
    public static String change(Match match) {
        Set<String> changes = new LinkedHashSet<>(); // several segments may be changed alike
        for (Segment segment : match.segments()) {
            if (segment.inReference() instanceof Span.Quad shown && !isWhole(shown)) {
                changes.add("cropped");
            }
            if (segment.inCopy() instanceof Span.Quad within && !isWhole(within)) {
                changes.add("with something around it");
            }
        }
        switch (match.transform()) {
            case AudioTransform(double speed, int pitchCents) -> {
                speed(changes, speed);
                if (Math.abs(pitchCents) >= 5) {
                    changes.add("pitch %+d cents".formatted(pitchCents));
                }
            }
            case VideoTransform(double speed, boolean mirrored, boolean negated, Optional<FilmFraming> framing) -> {
                framing.ifPresent(shown -> framing(changes, shown));
                speed(changes, speed);
                flags(changes, mirrored, negated);
                framing.ifPresent(shown -> turn(changes, shown.rotationDegrees()));
            }
            case ImageTransform(boolean mirrored, int rotation, boolean negated) -> {
                flags(changes, mirrored, negated);
                turn(changes, rotation);
            }
            case TextTransform(Map<Trick, Integer> undone, double identity) -> {
                undone.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(trick -> changes.add(trick.getValue() + " " + name(trick.getKey())));
                if (identity < 0.9995) {
                    changes.add("%.1f %% of the characters kept".formatted(100 * identity));
                }
            }
        }
        return changes.isEmpty() ? unchanged(match) : String.join(", ", changes);
    }

    private static String unchanged(Match match) {
        if (match.grade() == Grade.EXACT) {
            return "unchanged";
        }
        return switch (match.transform()) {
            case AudioTransform _ -> "same speed and pitch";
            case VideoTransform _ -> "same speed; size, colours and compression may differ";
            case ImageTransform _ -> "neither cropped nor turned; size, colours and compression may differ";
            case TextTransform _ -> "same wording";
        };
    }

    private static void framing(Set<String> changes, FilmFraming framing) {
        if (!isWhole(framing.inReference())) {
            String kept = box(framing.inReference());
            changes.add(kept.equals(WHOLE) ? "cropped" : "cropped to " + kept);
        }
        if (!isWhole(framing.inCopy())) {
            String shown = box(framing.inCopy());
            changes.add("with something around it" + (shown.equals(WHOLE) ? "" : " (shown at " + shown + ")"));
        }
    }

    private static void turn(Set<String> changes, int degrees) {
        if (degrees != 0) {
            changes.add("turned by " + degrees + (Math.abs(degrees) == 1 ? " degree" : " degrees"));
        }
    }

    private static void speed(Set<String> changes, double speed) {
        if (Math.abs(speed - 1) >= 0.003) {
            changes.add("speed %+.1f %%".formatted(100 * (speed - 1)));
        }
    }

    private static void flags(Set<String> changes, boolean mirrored, boolean negated) {
        if (mirrored) {
            changes.add("mirrored");
        }
        if (negated) {
            changes.add("negative");
        }
    }

    private static String name(Trick trick) {
        return trick.name().toLowerCase(Locale.ROOT).replace('_', '-') + " characters";
    }

    /**
     * Says so when a match is of one medium of a film, or of the text in a picture: {@code " (only its sound)"}, or {@code "
     * (its sound)"} where the same work is matched by another medium, too. The film may be the file or the work.
     *
     * @param file what the file is
     * @param all matches of the file
     */
    static String medium(RegisteredMatch found, Medium file, List<RegisteredMatch> all) {
        Work work = found.registered().work();
        Medium matched = found.match().medium();
        boolean isSoundOfFilm = matched == Medium.AUDIO && work.kind() == Medium.VIDEO;
        if (matched == file && !isSoundOfFilm) {
            return "";
        }
        boolean isOneOfSeveral = all.stream()
                .anyMatch(other -> other.registered().work().id().equals(work.id())
                        && other.match().medium() != matched);
        String name = switch (matched) {
            case AUDIO -> "sound";
            case VIDEO -> "pictures";
            case IMAGE -> "picture";
            case TEXT -> "text";
        };
        return isOneOfSeveral ? " (its " + name + ")" : " (only its " + name + ")";
    }
}
