package dev.colophon.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws a PNG, two pixels of it for one of the drawing. */
final class PngDrawing implements Drawing {

    private static final int SCALE = 2;

    private final BufferedImage image;
    private final Graphics2D graphics;

    PngDrawing(int width, int height) {
        image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
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
    public void text(double x, double y, int size, int colour, String text) {
        colour(colour, 1);
        try {
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
            graphics.drawString(text, (float) x, (float) y);
        } catch (InternalError
                | UnsatisfiedLinkError
                | RuntimeException e) { // what AWT throws where there are no fonts
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "PNG pictures need fonts (Debian: apt-get install fontconfig fonts-dejavu-core); or write an .svg");
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
