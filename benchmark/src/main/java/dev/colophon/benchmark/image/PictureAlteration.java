package dev.colophon.benchmark.image;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;
import java.util.SplittableRandom;

/** What is done to pictures: each makes a new one. */
final class PictureAlteration {

    private static final int LEVELS = 256;
    /** So many different values are drawn from: drawing each anew takes longer than all else. */
    private static final int NOISE = 1 << 14;

    private PictureAlteration() {}

    /** What becomes of the colours of one pixel: red, green, blue, changed in place. */
    @FunctionalInterface
    interface Colouring {
        void change(float[] rgb);
    }

    static BufferedImage resize(BufferedImage image, int width, int height) {
        BufferedImage from = image;
        // By halves, so that nothing is skipped.
        while (from.getWidth() >= 2 * width && from.getHeight() >= 2 * height) {
            from = scaled(from, from.getWidth() / 2, from.getHeight() / 2);
        }
        return scaled(from, width, height);
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = PixelArrays.blank(width, height);
        Graphics2D graphics = PixelArrays.graphics(scaled);
        graphics.drawImage(image, 0, 0, scaled.getWidth(), scaled.getHeight(), null);
        graphics.dispose();
        return scaled;
    }

    static BufferedImage resize(BufferedImage image, double factor) {
        return resize(image, (int) (image.getWidth() * factor), (int) (image.getHeight() * factor));
    }

    static BufferedImage toWidth(BufferedImage image, int width) {
        return resize(image, width, Math.max(1, image.getHeight() * width / image.getWidth()));
    }

    static BufferedImage crop(BufferedImage image, double left, double top, double width, double height) {
        int x = (int) (left * image.getWidth());
        int y = (int) (top * image.getHeight());
        int across = Math.clamp((int) (width * image.getWidth()), 1, image.getWidth() - x);
        int down = Math.clamp((int) (height * image.getHeight()), 1, image.getHeight() - y);
        BufferedImage part = PixelArrays.blank(across, down);
        Graphics2D graphics = part.createGraphics();
        graphics.drawImage(image, -x, -y, null);
        graphics.dispose();
        return part;
    }

    static BufferedImage centre(BufferedImage image, double width, double height) {
        return crop(image, (1 - width) / 2, (1 - height) / 2, width, height);
    }

    static BufferedImage mirror(BufferedImage image) {
        BufferedImage mirrored = PixelArrays.blank(image.getWidth(), image.getHeight());
        Graphics2D graphics = mirrored.createGraphics();
        graphics.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        graphics.dispose();
        return mirrored;
    }

    /** Turned clockwise, on a ground that holds all of it. */
    static BufferedImage turn(BufferedImage image, double degrees, Color ground) {
        double angle = Math.toRadians(degrees);
        double cosine = Math.abs(Math.cos(angle));
        double sine = Math.abs(Math.sin(angle));
        int width = (int) Math.round(image.getWidth() * cosine + image.getHeight() * sine);
        int height = (int) Math.round(image.getWidth() * sine + image.getHeight() * cosine);
        BufferedImage turned = PixelArrays.blank(width, height);
        Graphics2D graphics = PixelArrays.graphics(turned);
        graphics.setColor(ground);
        graphics.fillRect(0, 0, width, height);
        AffineTransform laid = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        laid.rotate(angle);
        laid.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        graphics.drawImage(image, laid, null);
        graphics.dispose();
        return turned;
    }

    static BufferedImage on(BufferedImage image, int width, int height, int x, int y, Color ground) {
        BufferedImage whole = PixelArrays.blank(width, height);
        Graphics2D graphics = whole.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(image, x, y, null);
        graphics.dispose();
        return whole;
    }

    static BufferedImage over(BufferedImage ground, BufferedImage image, int x, int y) {
        BufferedImage whole = copy(ground);
        Graphics2D graphics = whole.createGraphics();
        graphics.drawImage(image, x, y, null);
        graphics.dispose();
        return whole;
    }

    static BufferedImage copy(BufferedImage image) {
        return on(image, image.getWidth(), image.getHeight(), 0, 0, Color.BLACK);
    }

    static BufferedImage colours(BufferedImage image, Colouring colouring) {
        BufferedImage changed = copy(image);
        byte[] bgr = bytes(changed);
        float[] rgb = new float[3];
        for (int i = 0; i < bgr.length; i += 3) {
            rgb[0] = bgr[i + 2] & 0xff;
            rgb[1] = bgr[i + 1] & 0xff;
            rgb[2] = bgr[i] & 0xff;
            colouring.change(rgb);
            bgr[i + 2] = level(rgb[0]);
            bgr[i + 1] = level(rgb[1]);
            bgr[i] = level(rgb[2]);
        }
        return changed;
    }

    static byte[] bytes(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    static byte level(double value) {
        return (byte) Math.clamp(Math.round(value), 0, LEVELS - 1);
    }

    static float luma(float[] rgb) {
        return 0.299f * rgb[0] + 0.587f * rgb[1] + 0.114f * rgb[2];
    }

    /** Every level as often as any other, colour by colour. */
    static BufferedImage equalize(BufferedImage image) {
        BufferedImage changed = copy(image);
        byte[] bgr = bytes(changed);
        for (int band = 0; band < 3; band++) {
            int[] count = new int[LEVELS];
            for (int i = band; i < bgr.length; i += 3) {
                count[bgr[i] & 0xff]++;
            }
            byte[] level = new byte[LEVELS];
            long below = 0;
            for (int i = 0; i < LEVELS; i++) {
                level[i] = level((below + count[i] / 2.0) * 3 * 255 / bgr.length);
                below += count[i];
            }
            for (int i = band; i < bgr.length; i += 3) {
                bgr[i] = level[bgr[i] & 0xff];
            }
        }
        return changed;
    }

    static BufferedImage noise(BufferedImage image, double sigma, Random random) {
        BufferedImage changed = copy(image);
        byte[] bgr = bytes(changed);
        double[] noise = new double[NOISE];
        for (int i = 0; i < NOISE; i++) {
            noise[i] = sigma * random.nextGaussian();
        }
        SplittableRandom places = new SplittableRandom(random.nextLong());
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = level((bgr[i] & 0xff) + noise[places.nextInt() & (NOISE - 1)]);
        }
        return changed;
    }

    /** Three box blurs, nearly a Gaussian of this sigma. */
    static BufferedImage blur(BufferedImage image, double sigma) {
        int radius = Math.max(1, (int) Math.round(sigma * 0.9));
        BufferedImage changed = copy(image);
        byte[] bgr = bytes(changed);
        int width = image.getWidth();
        int height = image.getHeight();
        for (int pass = 0; pass < 3; pass++) {
            for (int band = 0; band < 3; band++) {
                for (int y = 0; y < height; y++) {
                    box(bgr, 3 * y * width + band, 3, width, radius);
                }
                for (int x = 0; x < width; x++) {
                    box(bgr, 3 * x + band, 3 * width, height, radius);
                }
            }
        }
        return changed;
    }

    private static void box(byte[] values, int start, int stride, int count, int radius) {
        int[] line = new int[count];
        for (int i = 0; i < count; i++) {
            line[i] = values[start + i * stride] & 0xff;
        }
        int sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += line[Math.clamp(i, 0, count - 1)];
        }
        for (int i = 0; i < count; i++) {
            values[start + i * stride] = (byte) (sum / (2 * radius + 1));
            sum += line[Math.min(count - 1, i + radius + 1)] - line[Math.max(0, i - radius)];
        }
    }

    static void text(Graphics2D graphics, String words, double size, Color colour, double x, double y) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(6, (int) size)));
        graphics.setColor(colour);
        graphics.drawString(words, (float) x, (float) y);
    }

    /** Words as wide as the picture, white with a black outline, with their base at this share of its height. */
    static BufferedImage meme(BufferedImage image, String words, double size, double base, Color colour) {
        BufferedImage changed = copy(image);
        Graphics2D graphics = PixelArrays.graphics(changed);
        Font font = new Font(Font.SANS_SERIF, Font.BOLD, Math.max(8, (int) (size * image.getHeight())));
        FontMetrics metrics = graphics.getFontMetrics(font);
        double fit = Math.min(1, 0.96 * image.getWidth() / metrics.stringWidth(words));
        font = font.deriveFont((float) (font.getSize() * fit));
        Shape outline = new TextLayout(words, font, graphics.getFontRenderContext()).getOutline(null);
        double width = outline.getBounds2D().getWidth();
        graphics.translate((image.getWidth() - width) / 2, base * image.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(Math.max(2, font.getSize() / 10f)));
        graphics.draw(outline);
        graphics.setColor(colour);
        graphics.fill(outline);
        graphics.dispose();
        return changed;
    }

    static BufferedImage box(BufferedImage image, double left, double top, double right, double bottom, Color colour) {
        BufferedImage changed = copy(image);
        Graphics2D graphics = changed.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(
                (int) (left * image.getWidth()),
                (int) (top * image.getHeight()),
                (int) ((right - left) * image.getWidth()),
                (int) ((bottom - top) * image.getHeight()));
        graphics.dispose();
        return changed;
    }

    /** Words all over it, half transparent. */
    static BufferedImage watermark(BufferedImage image, String words) {
        BufferedImage changed = copy(image);
        Graphics2D graphics = PixelArrays.graphics(changed);
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.45f));
        graphics.rotate(-Math.PI / 6);
        for (int y = -image.getWidth(); y < 2 * image.getHeight(); y += 150) {
            for (int x = -image.getWidth(); x < 2 * image.getWidth(); x += 260) {
                text(graphics, words, 40, Color.WHITE, x, y);
            }
        }
        graphics.dispose();
        return changed;
    }

    static BufferedImage vignette(BufferedImage image, Color edge) {
        BufferedImage changed = copy(image);
        Graphics2D graphics = changed.createGraphics();
        float radius = (float) Math.hypot(image.getWidth(), image.getHeight()) / 2;
        graphics.setPaint(new RadialGradientPaint(
                image.getWidth() / 2f, image.getHeight() / 2f, radius, new float[] {0.45f, 1}, new Color[] {
                    new Color(edge.getRed(), edge.getGreen(), edge.getBlue(), 0),
                    new Color(edge.getRed(), edge.getGreen(), edge.getBlue(), 235)
                }));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.dispose();
        return changed;
    }

    /**
     * Seen from the side.
     *
     * @param corners where top left, top right, bottom right and bottom left come to lie: x, y of each in shares of the sides
     */
    static BufferedImage perspective(BufferedImage image, BufferedImage ground, double... corners) {
        int width = ground.getWidth();
        int height = ground.getHeight();
        double[] back = backwards(corners);
        BufferedImage seen = copy(ground);
        byte[] out = bytes(seen);
        byte[] in = bytes(image);
        int across = image.getWidth();
        int down = image.getHeight();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (x + 0.5) / width;
                double v = (y + 0.5) / height;
                double w = back[6] * u + back[7] * v + 1;
                double fromX = (back[0] * u + back[1] * v + back[2]) / w * across - 0.5;
                double fromY = (back[3] * u + back[4] * v + back[5]) / w * down - 0.5;
                if (fromX < 0 || fromY < 0 || fromX >= across - 1 || fromY >= down - 1) {
                    continue;
                }
                int left = (int) fromX;
                int top = (int) fromY;
                double right = fromX - left;
                double below = fromY - top;
                int at = 3 * (top * across + left);
                for (int band = 0; band < 3; band++, at++) {
                    double upper = (in[at] & 0xff) * (1 - right) + (in[at + 3] & 0xff) * right;
                    double lower =
                            (in[at + 3 * across] & 0xff) * (1 - right) + (in[at + 3 * across + 3] & 0xff) * right;
                    out[3 * (y * width + x) + band] = level(upper * (1 - below) + lower * below);
                }
            }
        }
        return seen;
    }

    /** The homography from the corners to the unit square: eight numbers. */
    private static double[] backwards(double... corners) {
        double[] square = {0, 0, 1, 0, 1, 1, 0, 1};
        double[][] rows = new double[8][9];
        for (int i = 0; i < 4; i++) {
            double x = corners[2 * i];
            double y = corners[2 * i + 1];
            double u = square[2 * i];
            double v = square[2 * i + 1];
            rows[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
            rows[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v};
        }
        for (int column = 0; column < 8; column++) {
            int pivot = column;
            for (int row = column + 1; row < 8; row++) {
                if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swapped = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swapped;
            for (int row = 0; row < 8; row++) {
                if (row != column) {
                    double times = rows[row][column] / rows[column][column];
                    for (int i = column; i < 9; i++) {
                        rows[row][i] -= times * rows[column][i];
                    }
                }
            }
        }
        double[] solution = new double[8];
        for (int i = 0; i < 8; i++) {
            solution[i] = rows[i][8] / rows[i][i];
        }
        return solution;
    }

    /** What a camera makes of a screen: fine stripes that beat with its own, and a reflected lamp. */
    static BufferedImage screen(BufferedImage image) {
        BufferedImage changed = copy(image);
        byte[] bgr = bytes(changed);
        int width = image.getWidth();
        for (int i = 0; i < bgr.length; i += 3) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            double stripes = 1 + 0.10 * Math.sin(0.9 * x + 0.07 * y) + 0.08 * Math.sin(1.1 * y - 0.05 * x);
            bgr[i] = level((bgr[i] & 0xff) * stripes * 1.05);
            bgr[i + 1] = level((bgr[i + 1] & 0xff) * stripes);
            bgr[i + 2] = level((bgr[i + 2] & 0xff) * stripes * 0.95);
        }
        Graphics2D graphics = changed.createGraphics();
        graphics.setPaint(new RadialGradientPaint(
                image.getWidth() * 0.7f,
                image.getHeight() * 0.3f,
                image.getWidth() * 0.25f,
                new float[] {0, 1},
                new Color[] {new Color(255, 255, 250, 220), new Color(255, 255, 250, 0)}));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.dispose();
        return changed;
    }
}
