package dev.colophon.cli;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Draws SVG 1.1 without scripts or anything loaded from elsewhere. */
final class SvgDrawing implements Drawing {

    private final StringBuilder svg = new StringBuilder();

    SvgDrawing(int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\">",
                width, height, width, height);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    @Override
    public void rectangle(double x, double y, double width, double height, int colour, double opacity) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%06x\" fill-opacity=\"%.2f\"/>",
                x, y, width, height, colour, opacity);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, int colour, double opacity) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke-width=\"%.1f\" stroke=\"#%06x\" stroke-opacity=\"%.2f\"/>",
                x1, y1, x2, y2, width, colour, opacity);
    }

    @Override
    public void dot(double x, double y, double radius, int colour, double opacity) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#%06x\" fill-opacity=\"%.2f\"/>",
                x, y, radius, colour, opacity);
    }

    @Override
    public void text(double x, double y, int size, int colour, String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                default -> safe.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        });
        svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"#%06x\">",
                        x,
                        y,
                        size,
                        colour))
                .append(safe)
                .append("</text>\n");
    }

    @Override
    public byte[] bytes() {
        return (svg + "</svg>\n").getBytes(StandardCharsets.UTF_8);
    }
}
