package dev.colophon.sightings.exception;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import dev.colophon.index.transform.Transform;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.page.context.PageContext;
import dev.colophon.page.context.Purpose;
import dev.colophon.page.context.QuotedPassage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures the facts of a copy.
 *
 * @param matches of one work, at least one
 * @param others of other works in the same copy: what is theirs is nobody's own
 * @param duration of sound and film, in milliseconds
 * @param text of the copy, where it is kept
 * @param title of the work
 * @param owner of the work
 * @param pages on which the copy stands, or that it is, as far as they say what they are for
 */
public record FactMeasure(
        List<Match> matches,
        List<Match> others,
        OptionalLong duration,
        Optional<String> text,
        String title,
        String owner,
        List<PageContext> pages) {

    private static final double AS_IT_WAS = 0.02;

    /** A part of sound, film or text. */
    private record Part(double start, double end) {

        double length() {
            return end - start;
        }
    }

    /** Of the medium in which most of the copy is of the work. */
    public ExceptionFacts facts() {
        return List.of(Medium.values()).stream()
                .map(medium -> matches.stream()
                        .filter(match -> match.medium() == medium)
                        .toList())
                .filter(some -> !some.isEmpty())
                .map(this::facts)
                .max(Comparator.comparingDouble(ExceptionFacts::ofCopy))
                .orElseThrow();
    }

    private ExceptionFacts facts(List<Match> alike) {
        Medium medium = alike.getFirst().medium();
        List<Part> parts = union(alike);
        double covered = parts.stream().mapToDouble(Part::length).sum();
        OptionalDouble all = all(medium, alike, covered);
        OptionalDouble area = area(alike);
        double share = all.isPresent() && all.getAsDouble() > 0
                ? Math.min(1, covered / all.getAsDouble())
                : greatest(alike, false);
        boolean words = medium == Medium.TEXT && text.isPresent();
        return new ExceptionFacts(
                medium,
                greatest(alike, true),
                share * area.orElse(1),
                medium == Medium.IMAGE
                        ? share
                        : parts.stream().mapToDouble(Part::length).max().orElse(0),
                (int) alike.stream()
                        .flatMap(match -> match.segments().stream())
                        .map(Segment::inCopy)
                        .distinct()
                        .count(),
                rest(medium, alike, share, all),
                words
                        ? OptionalDouble.of(TextFacts.prose(text.orElseThrow(), spans(together(medium, alike))))
                        : OptionalDouble.empty(),
                area,
                words
                        ? OptionalDouble.of(TextFacts.quoted(text.orElseThrow(), spans(alike), quoted()))
                        : OptionalDouble.empty(),
                attribution(words ? text : Optional.empty(), alike),
                alike.stream().anyMatch(match -> isAltered(match.transform())),
                purposes(),
                pages.stream().mapToInt(PageContext::characters).max());
    }

    /** The matches of all works in one medium. */
    private List<Match> together(Medium medium, List<Match> alike) {
        return Stream.concat(alike.stream(), others.stream().filter(match -> match.medium() == medium))
                .toList();
    }

    /** How much of the copy is of no work. */
    private OptionalDouble rest(Medium medium, List<Match> alike, double share, OptionalDouble all) {
        if (medium == Medium.IMAGE) {
            double taken = others.stream()
                    .filter(match -> match.medium() == medium)
                    .mapToDouble(match -> match.coverage().ofCopy())
                    .sum();
            return OptionalDouble.of(Math.max(0, 1 - share - taken));
        }
        double taken = union(together(medium, alike)).stream()
                .mapToDouble(Part::length)
                .sum();
        return all.isPresent() ? OptionalDouble.of(Math.max(0, all.getAsDouble() - taken)) : OptionalDouble.empty();
    }

    /** How long the whole copy is; of text that is not kept, as its share says. */
    private OptionalDouble all(Medium medium, List<Match> alike, double covered) {
        if (medium == Medium.IMAGE) {
            return OptionalDouble.empty();
        }
        if (medium == Medium.TEXT && text.isPresent()) {
            return OptionalDouble.of(text.get().length());
        }
        if (medium != Medium.TEXT && duration.isPresent()) {
            return OptionalDouble.of(Math.max(covered, duration.getAsLong() / 1000.0));
        }
        double share = greatest(alike, false);
        return share > 0 ? OptionalDouble.of(Math.max(covered, covered / share)) : OptionalDouble.empty();
    }

    private static double greatest(List<Match> alike, boolean ofReference) {
        return alike.stream()
                .mapToDouble(match -> ofReference
                        ? match.coverage().ofReference()
                        : match.coverage().ofCopy())
                .max()
                .orElse(0);
    }

    /** The parts of the copy that are of the work; what is of several files of it counts once. */
    private static List<Part> union(List<Match> alike) {
        List<Part> ordered = alike.stream()
                .flatMap(match -> match.segments().stream())
                .map(Segment::inCopy)
                .flatMap(span -> switch (span) {
                    case Span.Time(double start, double end) -> Optional.of(new Part(start, end)).stream();
                    case Span.Characters(int start, int end) -> Optional.of(new Part(start, end)).stream();
                    case Span.Quad _ -> Optional.<Part>empty().stream();
                })
                .sorted(Comparator.comparingDouble(Part::start))
                .toList();
        List<Part> union = new ArrayList<>();
        for (Part part : ordered) {
            if (!union.isEmpty() && part.start() <= union.getLast().end()) {
                Part last = union.removeLast();
                union.add(new Part(last.start(), Math.max(last.end(), part.end())));
            } else {
                union.add(part);
            }
        }
        return union;
    }

    private static List<Span.Characters> spans(List<Match> alike) {
        return alike.stream()
                .flatMap(match -> match.segments().stream())
                .map(Segment::inCopy)
                .filter(Span.Characters.class::isInstance)
                .map(Span.Characters.class::cast)
                .distinct()
                .toList();
    }

    /** Of a film that is shown in a part of the picture. */
    private static OptionalDouble area(List<Match> alike) {
        return alike.stream()
                .map(Match::transform)
                .filter(VideoTransform.class::isInstance)
                .map(transform -> ((VideoTransform) transform).framing())
                .mapToDouble(framing ->
                        framing.map(FilmFraming::inCopy).map(FactMeasure::area).orElse(1.0))
                .max();
    }

    private static double area(Span.Quad quad) {
        double twice = 0;
        for (int i = 0; i < 4; i++) {
            Span.Point one = quad.corners().get(i);
            Span.Point next = quad.corners().get((i + 1) % 4);
            twice += one.x() * next.y() - next.x() * one.y();
        }
        return Math.min(1, Math.abs(twice) / 2);
    }

    private List<QuotedPassage> quoted() {
        return pages.stream().flatMap(page -> page.quoted().stream()).toList();
    }

    private Attribution attribution(Optional<String> words, List<Match> alike) {
        if (words.isEmpty() && pages.isEmpty()) {
            return Attribution.UNKNOWN;
        }
        Attribution near = words.map(all -> TextFacts.attribution(all, spans(alike), title, owner))
                .orElse(Attribution.NONE);
        return Attribution.of(
                near == Attribution.BOTH || near == Attribution.TITLE || isNamedByPage(title),
                near == Attribution.BOTH || near == Attribution.OWNER || isNamedByPage(owner));
    }

    private boolean isNamedByPage(String name) {
        return pages.stream().anyMatch(page -> TextFacts.isNamed(page.title(), name));
    }

    private Optional<Set<Purpose>> purposes() {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        pages.forEach(page -> purposes.addAll(page.purposes()));
        return pages.isEmpty() ? Optional.empty() : Optional.of(purposes);
    }

    private static boolean isAltered(Transform transform) {
        return switch (transform) {
            case AudioTransform(double speed, int cents) -> Math.abs(speed - 1) > AS_IT_WAS || Math.abs(cents) > 50;
            case VideoTransform(double speed, boolean mirrored, boolean negated, Optional<FilmFraming> framing) ->
                Math.abs(speed - 1) > AS_IT_WAS || mirrored || negated || framing.isPresent();
            case ImageTransform(boolean mirrored, int degrees, boolean negated) -> mirrored || degrees != 0 || negated;
            case TextTransform text -> !text.undone().isEmpty() || text.identity() < 1 - AS_IT_WAS;
        };
    }
}
