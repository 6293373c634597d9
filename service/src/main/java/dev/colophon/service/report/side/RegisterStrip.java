package dev.colophon.service.report.side;

import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which part of a work went where in a copy: the work above, the copy below, as the data of SVG paths in a box of {@value #WIDTH} x 26.
 *
 * @param work the matched parts of the work
 * @param copy the matched parts of the copy
 * @param links between them
 */
public record RegisterStrip(String work, String copy, String links) {

    public static final int WIDTH = 200;

    private static final int MOST_SEGMENTS = 60;
    private static final double NARROWEST = 1;

    /**
     * Of sound, film and text.
     *
     * @param work how long it is, in the unit of its segments; less than they reach where that is not known
     * @param copy likewise
     */
    static Optional<RegisterStrip> of(List<Segment> segments, double work, double copy) {
        double longestWork = work;
        double longestCopy = copy;
        for (Segment segment : segments) {
            if (segment.inReference() instanceof Span.Quad || segment.inCopy() instanceof Span.Quad) {
                return Optional.empty();
            }
            longestWork = Math.max(longestWork, end(segment.inReference()));
            longestCopy = Math.max(longestCopy, end(segment.inCopy()));
        }
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        StringBuilder links = new StringBuilder();
        for (Segment segment : segments.subList(0, Math.min(MOST_SEGMENTS, segments.size()))) {
            double from = WIDTH * start(segment.inReference()) / longestWork;
            double to = Math.max(from + NARROWEST, WIDTH * end(segment.inReference()) / longestWork);
            double fromCopy = WIDTH * start(segment.inCopy()) / longestCopy;
            double toCopy = Math.max(fromCopy + NARROWEST, WIDTH * end(segment.inCopy()) / longestCopy);
            add(above, "M%.1f 0H%.1fv7H%.1fz", from, to, from);
            add(below, "M%.1f 19H%.1fv7H%.1fz", fromCopy, toCopy, fromCopy);
            add(links, "M%.1f 7H%.1fL%.1f 19H%.1fz", from, to, toCopy, fromCopy);
        }
        return Optional.of(new RegisterStrip(above.toString(), below.toString(), links.toString()));
    }

    private static void add(StringBuilder path, String form, Object... numbers) {
        path.append(String.format(Locale.ROOT, form, numbers));
    }

    private static double start(Span span) {
        return switch (span) {
            case Span.Time(double start, double _) -> start;
            case Span.Characters(int start, int _) -> start;
            case Span.Quad _ -> 0;
        };
    }

    private static double end(Span span) {
        return switch (span) {
            case Span.Time(double _, double end) -> end;
            case Span.Characters(int _, int end) -> end;
            case Span.Quad _ -> 1;
        };
    }
}
