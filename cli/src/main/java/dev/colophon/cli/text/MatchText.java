package dev.colophon.cli.text;

import dev.colophon.cases.capture.MeasuredMatch;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.document.Figures;
import dev.colophon.evidence.report.document.Framings;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How matches are said to a person. */
public final class MatchText {

    private static final int MOST_PLACES = 3;

    private MatchText() {}

    /** Hours, minutes and seconds: {@code 0:07}, {@code 12:30}, {@code 1:02:03}. */
    public static String clock(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Where the segments lie: {@code 0:12.3-0:22.3 of the work at 0:00.0-0:10.0}. */
    public static String places(List<Segment> segments, Language reader) {
        String first = segments.stream()
                .limit(MOST_PLACES)
                .map(segment ->
                        reader.say("match.place", span(segment.inReference(), reader), span(segment.inCopy(), reader)))
                .collect(Collectors.joining(reader.say("match.place.comma")));
        int more = segments.size() - MOST_PLACES;
        return more > 0 ? reader.say("match.places.more", first, more) : first;
    }

    private static String span(Span span, Language reader) {
        return switch (span) {
            case Span.Time(double start, double end) -> time(start) + "-" + time(end);
            case Span.Characters(int start, int end) -> reader.say("match.characters", start, end);
            case Span.Quad quad ->
                Framings.box(MeasuredMatch.area(quad), reader).orElseGet(() -> reader.say("match.whole"));
        };
    }

    /** Minutes and seconds to a tenth: {@code 0:07.5}. */
    public static String time(double seconds) {
        long tenths = Math.round(10 * seconds);
        return "%d:%02d.%d".formatted(tenths / 600, tenths / 10 % 60, tenths % 10);
    }

    /** How the copy was changed; {@code unchanged} only where all of the content was compared. */
    public static String change(Match match, Language reader) {
        Set<String> changes = new LinkedHashSet<>(); // several segments may be changed alike
        if (MeasuredMatch.isCroppedStill(match)) {
            changes.add(reader.say("pages.change.cropped"));
        }
        for (Segment segment : match.segments()) {
            if (segment.inReference() instanceof Span.Quad shown && !Framings.isWhole(MeasuredMatch.area(shown))) {
                changes.add(reader.say("pages.change.cropped"));
            }
            if (segment.inCopy() instanceof Span.Quad within && !Framings.isWhole(MeasuredMatch.area(within))) {
                changes.add(reader.say("match.around"));
            }
        }
        switch (match.transform()) {
            case AudioTransform(double speed, int pitchCents) -> {
                speed(changes, speed, reader);
                if (Math.abs(pitchCents) >= 5) {
                    changes.add(reader.say("match.pitch", "%+d".formatted(pitchCents)));
                }
            }
            case VideoTransform(double speed, boolean mirrored, boolean negated, Optional<FilmFraming> framing) -> {
                framing.ifPresent(shown -> {
                    add(changes, Framings.cropped(MeasuredMatch.area(shown.inReference()), reader));
                    add(changes, Framings.surrounded(MeasuredMatch.area(shown.inCopy()), reader));
                });
                speed(changes, speed, reader);
                flags(changes, mirrored, negated, reader);
                framing.ifPresent(shown -> add(changes, Figures.turned(shown.rotationDegrees(), reader)));
            }
            case ImageTransform(boolean mirrored, int rotation, boolean negated) -> {
                flags(changes, mirrored, negated, reader);
                add(changes, Figures.turned(rotation, reader));
            }
            case TextTransform(Map<Trick, Integer> undone, double identity) -> {
                undone.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(trick -> changes.add(reader.say(key(trick.getKey()), trick.getValue())));
                if (identity < 0.9995) {
                    changes.add(reader.say("match.kept", "%.1f".formatted(100 * identity)));
                }
            }
        }
        return changes.isEmpty() ? unchanged(match, reader) : String.join(reader.say("match.comma"), changes);
    }

    private static String unchanged(Match match, Language reader) {
        if (match.grade() == Grade.EXACT) {
            return reader.say("pages.change.none");
        }
        return reader.say(
                switch (match.transform()) {
                    case AudioTransform _ -> "match.same.sound";
                    case VideoTransform _ -> "match.same.film";
                    case ImageTransform _ -> "match.same.picture";
                    case TextTransform _ -> "match.same.text";
                });
    }

    private static void add(Set<String> changes, String words) {
        if (!words.isEmpty()) {
            changes.add(words);
        }
    }

    private static void speed(Set<String> changes, double speed, Language reader) {
        if (Math.abs(speed - 1) >= 0.003) {
            changes.add(reader.say("match.speed", "%+.1f".formatted(100 * (speed - 1))));
        }
    }

    private static void flags(Set<String> changes, boolean mirrored, boolean negated, Language reader) {
        if (mirrored) {
            changes.add(reader.say("match.mirrored"));
        }
        if (negated) {
            changes.add(reader.say("match.negative"));
        }
    }

    private static String key(Trick trick) {
        return switch (trick) {
            case ZERO_WIDTH -> "match.trick.zero-width";
            case HOMOGLYPH -> "match.trick.homoglyph";
            case FULL_WIDTH -> "match.trick.full-width";
            case TRADITIONAL_SIMPLIFIED -> "match.trick.traditional-simplified";
        };
    }

    /**
     * Says so when a match is of one medium of a film, or of the text in a picture: {@code " (only its sound)"}, or {@code "
     * (its sound)"} where the same work is matched by another medium, too. The film may be the file or the work.
     *
     * @param file what the file is
     * @param all matches of the file
     */
    static String medium(RegisteredMatch found, Medium file, List<RegisteredMatch> all, Language reader) {
        Work work = found.registered().work();
        Medium matched = found.match().medium();
        boolean isSoundOfFilm = matched == Medium.AUDIO && work.kind() == Medium.VIDEO;
        if (matched == file && !isSoundOfFilm) {
            return "";
        }
        boolean isOneOfSeveral = all.stream()
                .anyMatch(other -> other.registered().work().id().equals(work.id())
                        && other.match().medium() != matched);
        String its = switch (matched) {
            case AUDIO -> isOneOfSeveral ? "match.its.sound" : "match.only.sound";
            case VIDEO -> isOneOfSeveral ? "match.its.pictures" : "match.only.pictures";
            case IMAGE -> isOneOfSeveral ? "match.its.picture" : "match.only.picture";
            case TEXT -> isOneOfSeveral ? "match.its.text" : "match.only.text";
        };
        return reader.say(its);
    }
}
