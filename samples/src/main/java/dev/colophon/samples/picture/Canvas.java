package dev.colophon.samples.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * A picture being painted, in floating point. Places are in units of its height from the top left, so y is 0..1 and x is
 * 0..{@link #aspect}; what is painted does not depend on the number of pixels. Own rasteriser, so that the same seed gives
 * the same pixels on every Java.
 */
public final class Canvas {

    /** Computes the colour of a place. */
    public interface Shade {
        void at(double x, double y, float[] rgb);
    }

    /** Scan lines a pixel row, for smooth edges. */
    private static final int SUB = 4;

    public final int width;
    public final int height;
    public final double aspect;
    public final float[] pixels;

    private final float[] rgb = new float[3];
    private final float[] coverage;

    public Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        aspect = (double) width / height;
        pixels = new float[3 * width * height];
        coverage = new float[width + 2];
    }

    void fill(Shade shade) {
        band(0, 1, shade);
    }

    /** Paints the rows from y = top to y = bottom. */
    public void band(double top, double bottom, Shade shade) {
        int from = Math.clamp(Math.round(top * height), 0, height);
        int to = Math.clamp(Math.round(bottom * height), 0, height);
        for (int row = from; row < to; row++) {
            double y = (row + 0.5) / height;
            for (int column = 0; column < width; column++) {
                shade.at((column + 0.5) / height, y, rgb);
                int i = 3 * (row * width + column);
                pixels[i] = rgb[0];
                pixels[i + 1] = rgb[1];
                pixels[i + 2] = rgb[2];
            }
        }
    }

    /** Fills a polygon (even-odd) given as x, y, x, y … */
    public void polygon(Shade shade, double alpha, double... corners) {
        int n = corners.length / 2;
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            low = Math.min(low, corners[2 * i + 1]);
            high = Math.max(high, corners[2 * i + 1]);
        }
        int firstRow = Math.max(0, (int) Math.floor(low * height));
        int lastRow = Math.min(height - 1, (int) Math.floor(high * height));
        double[] crossings = new double[n];
        for (int row = firstRow; row <= lastRow; row++) {
            Arrays.fill(coverage, 0);
            for (int s = 0; s < SUB; s++) {
                double y = (row + (s + 0.5) / SUB) / height;
                int found = cross(corners, n, y, crossings);
                Arrays.sort(crossings, 0, found);
                for (int c = 0; c + 1 < found; c += 2) {
                    cover(crossings[c] * height, crossings[c + 1] * height);
                }
            }
            paintCovered(row, shade, alpha / SUB);
        }
    }

    public void polygon(Colour colour, double alpha, double... corners) {
        polygon((x, y, out) -> colour.put(out), alpha, corners);
    }

    public void rectangle(Colour colour, double left, double top, double right, double bottom) {
        polygon(colour, 1, left, top, right, top, right, bottom, left, bottom);
    }

    public void line(Colour colour, double alpha, double thickness, double x0, double y0, double x1, double y1) {
        double length = Math.max(1e-9, Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)));
        double nx = (y0 - y1) / length * thickness / 2;
        double ny = (x1 - x0) / length * thickness / 2;
        polygon(colour, alpha, x0 + nx, y0 + ny, x1 + nx, y1 + ny, x1 - nx, y1 - ny, x0 - nx, y0 - ny);
    }

    /**
     * An ellipse turned by {@code turns}. The shade sees u, v within the unit disc.
     *
     * @param soft width of the edge as a share of the radius, 0 for a sharp one
     */
    public void ellipse(
            Shade shade, double alpha, double cx, double cy, double rx, double ry, double turns, double soft) {
        double reach = Math.max(rx, ry);
        double cos = StrictMath.cos(2 * Math.PI * turns);
        double sin = StrictMath.sin(2 * Math.PI * turns);
        double edge = Math.max(soft, 1.2 / (height * Math.min(rx, ry)));
        int top = Math.max(0, (int) ((cy - reach) * height) - 1);
        int bottom = Math.min(height - 1, (int) ((cy + reach) * height) + 1);
        int left = Math.max(0, (int) ((cx - reach) * height) - 1);
        int right = Math.min(width - 1, (int) ((cx + reach) * height) + 1);
        for (int row = top; row <= bottom; row++) {
            double dy = (row + 0.5) / height - cy;
            for (int column = left; column <= right; column++) {
                double dx = (column + 0.5) / height - cx;
                double u = (dx * cos + dy * sin) / rx;
                double v = (dy * cos - dx * sin) / ry;
                double square = u * u + v * v;
                if (square < 1) {
                    double inside = Math.min(1, (1 - Math.sqrt(square)) / edge);
                    shade.at(u, v, rgb);
                    blend(3 * (row * width + column), alpha * inside);
                }
            }
        }
    }

    public void ellipse(Colour colour, double alpha, double cx, double cy, double rx, double ry, double turns) {
        ellipse((u, v, out) -> colour.put(out), alpha, cx, cy, rx, ry, turns, 0);
    }

    /** A soft light that adds to what is there. */
    public void glow(Colour colour, double strength, double cx, double cy, double radius) {
        int top = Math.max(0, (int) ((cy - radius) * height));
        int bottom = Math.min(height - 1, (int) ((cy + radius) * height));
        int left = Math.max(0, (int) ((cx - radius) * height));
        int right = Math.min(width - 1, (int) ((cx + radius) * height));
        for (int row = top; row <= bottom; row++) {
            double dy = ((row + 0.5) / height - cy) / radius;
            for (int column = left; column <= right; column++) {
                double dx = ((column + 0.5) / height - cx) / radius;
                double fall = Math.max(0, 1 - (dx * dx + dy * dy));
                float add = (float) (strength * fall * fall * fall);
                int i = 3 * (row * width + column);
                pixels[i] += add * colour.red();
                pixels[i + 1] += add * colour.green();
                pixels[i + 2] += add * colour.blue();
            }
        }
    }

    /** The colour at a place, the nearest at the edge when it is outside. */
    public void sample(double x, double y, float[] out) {
        int column = Math.clamp((int) (x * height), 0, width - 1);
        int row = Math.clamp((int) (y * height), 0, height - 1);
        int i = 3 * (row * width + column);
        out[0] = pixels[i];
        out[1] = pixels[i + 1];
        out[2] = pixels[i + 2];
    }

    /** Multiplies every pixel by {@code light} of its place. */
    void light(DoubleBinaryOperator light) {
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                float factor = (float) light.applyAsDouble((column + 0.5) / height, (row + 0.5) / height);
                int i = 3 * (row * width + column);
                pixels[i] *= factor;
                pixels[i + 1] *= factor;
                pixels[i + 2] *= factor;
            }
        }
    }

    void mirror() {
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width / 2; column++) {
                for (int c = 0; c < 3; c++) {
                    int a = 3 * (row * width + column) + c;
                    int b = 3 * (row * width + width - 1 - column) + c;
                    float held = pixels[a];
                    pixels[a] = pixels[b];
                    pixels[b] = held;
                }
            }
        }
    }

    /** The finished picture, {@code TYPE_INT_RGB}. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] out = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < out.length; i++) {
            out[i] = byteOf(pixels[3 * i]) << 16 | byteOf(pixels[3 * i + 1]) << 8 | byteOf(pixels[3 * i + 2]);
        }
        return image;
    }

    private static int byteOf(float value) {
        return Math.clamp((int) (value * 255 + 0.5f), 0, 255);
    }

    private static int cross(double[] corners, int n, double y, double[] crossings) {
        int found = 0;
        for (int i = 0; i < n; i++) {
            int j = i + 1 == n ? 0 : i + 1;
            double y0 = corners[2 * i + 1];
            double y1 = corners[2 * j + 1];
            if ((y0 <= y) != (y1 <= y)) {
                crossings[found++] = corners[2 * i] + (y - y0) / (y1 - y0) * (corners[2 * j] - corners[2 * i]);
            }
        }
        return found;
    }

    /** Adds the share of each pixel of a row that lies between two places, in pixels. */
    private void cover(double from, double to) {
        double a = Math.clamp(from, 0, width);
        double b = Math.clamp(to, 0, width);
        int first = (int) a;
        int last = (int) b;
        if (first == last) {
            coverage[first] += (float) (b - a);
            return;
        }
        coverage[first] += (float) (first + 1 - a);
        for (int i = first + 1; i < last; i++) {
            coverage[i] += 1;
        }
        coverage[last] += (float) (b - last);
    }

    private void paintCovered(int row, Shade shade, double alpha) {
        double y = (row + 0.5) / height;
        for (int column = 0; column < width; column++) {
            if (coverage[column] > 0) {
                shade.at((column + 0.5) / height, y, rgb);
                blend(3 * (row * width + column), alpha * coverage[column]);
            }
        }
    }

    private void blend(int i, double alpha) {
        float a = (float) alpha;
        pixels[i] += a * (rgb[0] - pixels[i]);
        pixels[i + 1] += a * (rgb[1] - pixels[i + 1]);
        pixels[i + 2] += a * (rgb[2] - pixels[i + 2]);
    }
}
