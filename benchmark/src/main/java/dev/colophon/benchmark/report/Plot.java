package dev.colophon.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plot of lines and points as inline SVG. */
public final class Plot {

    public record Point(double x, double y) {}

    private static final double WIDTH = 720;
    private static final double HEIGHT = 320;
    private static final double LEFT = 64;
    private static final double RIGHT = 150;
    private static final double TOP = 24;
    private static final double BOTTOM = 44;
    private static final double LEAST_GAP = 15;
    private static final String COLOURS = "abcdefg";

    private record Label(String text, String colour, double y) {}

    private final Axis x;
    private final Axis y;
    private final StringBuilder marks = new StringBuilder();
    private final List<Label> labels = new ArrayList<>();
    private int lines;

    public Plot(Axis x, Axis y) {
        this.x = x;
        this.y = y;
    }

    /** A line with its name at its end; dots where {@code dots} are asked for. */
    public Plot line(String name, List<Point> points, boolean dots) {
        return draw(name, points, dots, "var(--" + COLOURS.charAt(lines++ % COLOURS.length()) + ")", "");
    }

    /** A thin dashed line, for what is only there to compare with. */
    public Plot guide(String name, List<Point> points) {
        return draw(name, points, false, "var(--soft)", " stroke-dasharray=\"4 4\"");
    }

    private Plot draw(String name, List<Point> points, boolean dots, String colour, String dash) {
        if (points.isEmpty()) {
            return this;
        }
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(format("%s%.1f %.1f", path.isEmpty() ? "M" : " L", across(point.x()), down(point.y())));
        }
        marks.append(format(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                path, colour, dash.isEmpty() ? "2" : "1", dash));
        if (dots) {
            points.forEach(point -> marks.append(format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>",
                    across(point.x()), down(point.y()), colour)));
        }
        labels.add(new Label(name, colour, down(points.getLast().y())));
        return this;
    }

    /** A vertical line with its name on top. */
    public Plot mark(String name, double at) {
        marks.append(format(
                "<path d=\"M%.1f %.1f V%.1f\" stroke=\"var(--soft)\" stroke-dasharray=\"2 3\"/>"
                        + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
                across(at), TOP, HEIGHT - BOTTOM, across(at), TOP - 8, ReportPage.escape(name)));
        return this;
    }

    private double across(double value) {
        return LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
    }

    private double down(double value) {
        return HEIGHT - BOTTOM - y.place(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    public String svg() {
        StringBuilder svg = new StringBuilder(format(
                "<svg viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" role=\"img\" aria-label=\"%s against %s\">",
                WIDTH, HEIGHT, WIDTH, ReportPage.escape(y.label()), ReportPage.escape(x.label())));
        double bottom = HEIGHT - BOTTOM;
        double right = WIDTH - RIGHT;
        for (double tick : y.ticks()) {
            svg.append(format(
                    "<path class=\"grid\" d=\"M%.1f %.1f H%.1f\"/>"
                            + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT, down(tick), right, LEFT - 8, down(tick) + 4, y.text(tick)));
        }
        for (double tick : x.ticks()) {
            svg.append(format(
                    "<path class=\"axis\" d=\"M%.1f %.1f v5\"/>"
                            + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
                    across(tick), bottom, across(tick), bottom + 19, x.text(tick)));
        }
        svg.append(format("<path class=\"axis\" d=\"M%.1f %.1f H%.1f\"/>", LEFT, bottom, right));
        svg.append(format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
                (LEFT + right) / 2, HEIGHT - 6, ReportPage.escape(x.label())));
        svg.append(format(
                "<text transform=\"translate(14 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                (TOP + bottom) / 2, ReportPage.escape(y.label())));
        svg.append(marks);
        double last = Double.NEGATIVE_INFINITY;
        for (Label label : labels.stream()
                .sorted(java.util.Comparator.comparingDouble(Label::y))
                .toList()) {
            last = Math.max(label.y(), last + LEAST_GAP);
            svg.append(format(
                    "<text x=\"%.1f\" y=\"%.1f\" style=\"fill:%s\">%s</text>",
                    right + 8, last + 4, label.colour(), ReportPage.escape(label.text())));
        }
        return svg.append("</svg>").toString();
    }
}
