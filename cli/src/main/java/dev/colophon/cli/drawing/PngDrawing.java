package dev.colophon.cli.drawing;

import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.ExitCode;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Draws a PNG, two pixels of it for one of the drawing. */
final class PngDrawing implements Drawing {

    private static final int SCALE = 2;

    /** Faces in the order in which they are liked; the last ones of a list have Chinese characters. */
    private static final Map<Face, List<String>> FAMILIES = Map.of(
            Face.SANS, List.of("Noto Sans", "Liberation Sans", "DejaVu Sans", "Noto Sans CJK SC"),
            Face.SERIF, List.of("P052", "TeX Gyre Pagella", "Noto Serif", "DejaVu Serif", "Noto Serif CJK SC"),
            Face.MONO, List.of("Noto Sans Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK SC"));

    private final BufferedImage image;
    private final Graphics2D graphics;

    PngDrawing(int width, int height) {
        image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.scale(SCALE, SCALE);
    }

    private void colour(int colour, double opacity) {
        graphics.setColor(new Color((colour & 0xffffff) | ((int) Math.round(255 * opacity) << 24), true));
    }

    @Override
    public void rectangle(double x, double y, double width, double height, int colour, double opacity) {
        colour(colour, opacity);
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, int colour, double opacity) {
        colour(colour, opacity);
        graphics.setStroke(new BasicStroke((float) width));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void dot(double x, double y, double radius, int colour, double opacity) {
        colour(colour, opacity);
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void polygon(double[] corners, int colour, double opacity) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            shape.lineTo(corners[i], corners[i + 1]);
        }
        shape.closePath();
        colour(colour, opacity);
        graphics.fill(shape);
    }

    @Override
    public void image(double x, double y, double width, double height, BufferedImage picture) {
        AffineTransform placed = AffineTransform.getTranslateInstance(x, y);
        placed.scale(width / picture.getWidth(), height / picture.getHeight());
        graphics.drawImage(picture, placed, null);
    }

    @Override
    public void text(double x, double y, Type type, List<Run> runs) {
        try {
            double at = x;
            for (Run run : runs) {
                Font font = font(type, run.text());
                colour(run.colour(), 1);
                graphics.setFont(font);
                graphics.drawString(run.text(), (float) at, (float) y);
                at += font.getStringBounds(run.text(), graphics.getFontRenderContext())
                        .getWidth();
            }
        } catch (InternalError
                | UnsatisfiedLinkError
                | RuntimeException e) { // what AWT throws where there are no fonts
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "PNG pictures need fonts (Debian: apt-get install fontconfig fonts-dejavu-core); or write an .svg");
        }
    }

    /** The best liked face that is installed and has all characters, else what the system puts together. */
    private static Font font(Type type, String text) {
        return installed(type)
                .filter(font -> font.canDisplayUpTo(text) < 0)
                .findFirst()
                .orElseGet(() -> ofSystem(type));
    }

    private static Stream<Font> installed(Type type) {
        Set<String> installed =
                Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
        return FAMILIES.getOrDefault(type.face(), List.of()).stream()
                .filter(installed::contains)
                .map(family -> new Font(family, style(type), type.size()));
    }

    private static Font ofSystem(Type type) {
        return new Font(
                switch (type.face()) {
                    case SANS -> Font.SANS_SERIF;
                    case SERIF -> Font.SERIF;
                    case MONO -> Font.MONOSPACED;
                },
                style(type),
                type.size());
    }

    private static int style(Type type) {
        return type.bold() ? Font.BOLD : Font.PLAIN;
    }

    /** Whether there is a font with all characters of a text; none where there are no fonts. */
    static boolean hasFontFor(String text) {
        Type type = Type.sans(13);
        try {
            return Stream.concat(installed(type), Stream.of(ofSystem(type)))
                    .anyMatch(font -> font.canDisplayUpTo(text) < 0);
        } catch (InternalError
                | UnsatisfiedLinkError
                | RuntimeException _) { // what AWT throws where there are no fonts
            return false;
        }
    }

    @Override
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
