package dev.colophon.cli.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Draws SVG 1.1 without scripts or anything loaded from elsewhere; pictures are in it as JPEG. */
final class SvgDrawing implements Drawing {

    private static final float JPEG_QUALITY = 0.72f;

    private final StringBuilder svg = new StringBuilder();

    SvgDrawing(int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">",
                width, height, width, height);
        // Each list ends in the Chinese face of the same kind, for the characters that the first ones lack.
        svg.append("""
                <style>
                text{white-space:pre}
                .sans{font-family:system-ui,-apple-system,"Segoe UI","Noto Sans","Liberation Sans","PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif}
                .serif{font-family:"Palatino Linotype",Palatino,P052,"URW Palladio L","TeX Gyre Pagella","Noto Serif",Georgia,"Songti SC","Noto Serif CJK SC",serif}
                .mono{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono","DejaVu Sans Mono",monospace}
                </style>
                """);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    @Override
    public void rectangle(double x, double y, double width, double height, int colour, double opacity) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s/>",
                x, y, width, height, fill(colour, opacity));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, int colour, double opacity) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke-width=\"%.1f\" stroke=\"#%06x\" stroke-opacity=\"%.2f\"/>",
                x1, y1, x2, y2, width, colour, opacity);
    }

    @Override
    public void dot(double x, double y, double radius, int colour, double opacity) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" %s/>", x, y, radius, fill(colour, opacity));
    }

    @Override
    public void polygon(double[] corners, int colour, double opacity) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", corners[i], corners[i + 1]));
        }
        add("<polygon points=\"%s\" %s/>", points.toString().trim(), fill(colour, opacity));
    }

    private static String fill(int colour, double opacity) {
        String fill = String.format(Locale.ROOT, "fill=\"#%06x\"", colour);
        return opacity < 1 ? fill + String.format(Locale.ROOT, " fill-opacity=\"%.2f\"", opacity) : fill;
    }

    @Override
    public void image(double x, double y, double width, double height, BufferedImage image) {
        add(
                "<image x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" preserveAspectRatio=\"none\" href=\"data:image/jpeg;base64,%s\"/>",
                x, y, width, height, Base64.getEncoder().encodeToString(jpeg(image)));
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Override
    public void text(double x, double y, Type type, List<Run> runs) {
        String spans = runs.size() == 1
                ? safe(runs.getFirst().text())
                : runs.stream()
                        .map(run -> "<tspan fill=\"#%06x\">%s</tspan>".formatted(run.colour(), safe(run.text())))
                        .collect(Collectors.joining());
        add(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" font-size=\"%d\"%s fill=\"#%06x\">%s</text>",
                type.face().name().toLowerCase(Locale.ROOT),
                x,
                y,
                type.size(),
                type.bold() ? " font-weight=\"600\"" : "",
                runs.getFirst().colour(),
                spans);
    }

    private static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                default -> safe.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        });
        return safe.toString();
    }

    @Override
    public byte[] bytes() {
        return (svg + "</svg>\n").getBytes(StandardCharsets.UTF_8);
    }
}
