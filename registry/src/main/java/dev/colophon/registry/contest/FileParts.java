package dev.colophon.registry.contest;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.licence.term.WorkSegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parts of a file, in order and apart from each other: milliseconds of sound and film, UTF-16 units of text. A picture has no
 * parts: whatever is shared of it is the whole.
 */
public record FileParts(List<Part> parts) {

    public static final FileParts NONE = new FileParts(List.of());

    private static final double MILLIS = 1_000;

    /** A match is placed to about a second, and a text to about a word: what is shorter than that is no remainder. */
    private static final long SHORTEST_MILLIS = 1_000;

    private static final long SHORTEST_CHARACTERS = 50;

    /** What is shorter than that would not be found by itself (proposals). */
    private static final long LEAST_EVIDENCE_MILLIS = 3_000;

    private static final long LEAST_EVIDENCE_CHARACTERS = 100;

    /** Nor is it evidence of a copy of which it is a smaller part than one in so many (a proposal). */
    private static final long LEAST_PART = 10;

    /** One of them: start inclusive, end exclusive. */
    public record Part(long start, long end) {

        private static final Part PICTURE = new Part(0, 1);

        private long length() {
            return end - start;
        }
    }

    /** Joins those that touch; what is empty is none. */
    public FileParts {
        parts = joined(parts);
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        parts.stream()
                .filter(part -> part.length() > 0)
                .sorted(Comparator.comparingLong(Part::start))
                .forEach(part -> {
                    if (!joined.isEmpty() && joined.getLast().end() >= part.start()) {
                        Part before = joined.removeLast();
                        joined.add(new Part(before.start(), Math.max(before.end(), part.end())));
                    } else {
                        joined.add(part);
                    }
                });
        return List.copyOf(joined);
    }

    public static FileParts of(Collection<Span> spans) {
        return new FileParts(spans.stream().map(FileParts::part).toList());
    }

    static Part part(Span span) {
        return switch (span) {
            case Span.Time(double start, double end) -> new Part(Math.round(start * MILLIS), Math.round(end * MILLIS));
            case Span.Characters(int start, int end) -> new Part(start, end);
            case Span.Quad _ -> Part.PICTURE;
        };
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** What is in either. */
    public FileParts or(FileParts other) {
        return new FileParts(Stream.concat(parts.stream(), other.parts.stream()).toList());
    }

    /** What is in both. */
    public FileParts and(FileParts other) {
        return new FileParts(parts.stream()
                .flatMap(one -> other.parts.stream()
                        .map(two -> new Part(Math.max(one.start(), two.start()), Math.min(one.end(), two.end()))))
                .filter(part -> part.length() > 0)
                .toList());
    }

    /** What is here and not there. */
    public FileParts minus(FileParts other) {
        List<Part> left = parts;
        for (Part taken : other.parts) {
            left = left.stream()
                    .flatMap(part -> Stream.of(
                            new Part(part.start(), Math.min(part.end(), taken.start())),
                            new Part(Math.max(part.start(), taken.end()), part.end())))
                    .filter(part -> part.length() > 0)
                    .toList();
        }
        return new FileParts(left);
    }

    /** Without what is too short to be told from where a match begins and ends. */
    public FileParts lasting(Medium medium) {
        return new FileParts(
                parts.stream().filter(part -> part.length() >= shortest(medium)).toList());
    }

    /**
     * What is evidence by itself, of what is left of a match when something was taken out of it; none where that is next to
     * nothing. A whole file that is the same to the byte, too, is no more than its parts.
     */
    FileParts evidence(FileParts match, Medium medium) {
        FileParts found = new FileParts(parts.stream()
                .filter(part -> part.length() >= leastEvidence(medium))
                .toList());
        return LEAST_PART * found.length() < match.length() ? NONE : found;
    }

    /** The file of which these are that share (0..1), from its start to about its end. */
    FileParts whole(double share) {
        long last = parts.isEmpty() ? 0 : parts.getLast().end();
        long length = share > 0 ? Math.round(length() / share) : 0;
        return new FileParts(List.of(new Part(0, Math.max(last, length))));
    }

    private long length() {
        return parts.stream().mapToLong(Part::length).sum();
    }

    /** With the gaps that are too short for that: few words that differ make no other part. */
    FileParts closed(Medium medium) {
        long gap = shortest(medium) - 1;
        List<Part> wider = parts.stream()
                .map(part -> new Part(part.start(), part.end() + gap))
                .toList();
        return new FileParts(new FileParts(wider)
                .parts.stream()
                        .map(part -> new Part(part.start(), part.end() - gap))
                        .toList());
    }

    private static long shortest(Medium medium) {
        return switch (medium) {
            case AUDIO, VIDEO -> SHORTEST_MILLIS;
            case TEXT -> SHORTEST_CHARACTERS;
            case IMAGE -> 1;
        };
    }

    private static long leastEvidence(Medium medium) {
        return switch (medium) {
            case AUDIO, VIDEO -> LEAST_EVIDENCE_MILLIS;
            case TEXT -> LEAST_EVIDENCE_CHARACTERS;
            case IMAGE -> 1;
        };
    }

    /** {@code 0:30-1:15}, or {@code all of it} of a picture. */
    public String words(Medium medium) {
        return medium == Medium.IMAGE
                ? "all of it"
                : parts.stream()
                        .map(part -> new WorkSegment(part.start(), part.end()).words(medium))
                        .collect(Collectors.joining(", "));
    }
}
