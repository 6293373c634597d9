package dev.colophon.fingerprint.image;

import java.util.Random;

/** Seeded pictures with texture at several scales and hard edges, and simple ways to alter them. */
public final class Paintings {

    /** The colour of a pixel, 0xrrggbb. */
    public interface Painter {
        int at(int x, int y);
    }

    private Paintings() {}

    public static Pixels paint(int width, int height, Painter painter) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0, p = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = painter.at(x, y);
                rgb[p++] = (byte) (colour >> 16);
                rgb[p++] = (byte) (colour >> 8);
                rgb[p++] = (byte) colour;
            }
        }
        return new Pixels(width, height, rgb);
    }

    /** A picture that no other seed resembles: smooth noise in four octaves under coloured discs. */
    public static Pixels picture(long seed, int width, int height) {
        Random random = new Random(seed);
        float[] field = new float[width * height];
        for (int cells = 3; cells <= 24; cells *= 2) {
            addNoise(field, width, height, cells, 120f / (float) Math.sqrt(cells), random);
        }
        int discs = 12;
        double[] disc = random.doubles(4L * discs).toArray();
        return paint(width, height, (x, y) -> {
            float value = 128 + field[y * width + x];
            int tint = 0;
            for (int i = 0; i < discs; i++) {
                double dx = x / (double) width - disc[4 * i];
                double dy = y / (double) height - disc[4 * i + 1];
                double radius = 0.03 + 0.12 * disc[4 * i + 2];
                if (dx * dx + dy * dy < radius * radius) {
                    value = value / 2 + (float) (128 * disc[4 * i + 3]);
                    tint = i;
                }
            }
            return (level(value + 3 * tint) << 16) | (level(value) << 8) | level(value - 3 * tint);
        });
    }

    private static void addNoise(float[] field, int width, int height, int cells, float amplitude, Random random) {
        float[] grid = new float[(cells + 2) * (cells + 2)];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = amplitude * (random.nextFloat() - 0.5f);
        }
        for (int y = 0; y < height; y++) {
            float v = (float) y * cells / height;
            int row = (int) Math.floor(v) * (cells + 2);
            for (int x = 0; x < width; x++) {
                float u = (float) x * cells / width;
                int at = row + (int) u;
                float right = u - (int) u;
                float down = v - (int) v;
                field[y * width + x] += (grid[at] * (1 - right) + grid[at + 1] * right) * (1 - down)
                        + (grid[at + cells + 2] * (1 - right) + grid[at + cells + 3] * right) * down;
            }
        }
    }

    private static int level(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    public static int colour(Pixels pixels, int x, int y) {
        int p = 3 * (y * pixels.width() + x);
        return ((pixels.rgb()[p] & 0xff) << 16) | ((pixels.rgb()[p + 1] & 0xff) << 8) | (pixels.rgb()[p + 2] & 0xff);
    }

    public static Pixels crop(Pixels from, int left, int top, int width, int height) {
        return paint(width, height, (x, y) -> colour(from, left + x, top + y));
    }

    public static Pixels mirror(Pixels from) {
        return paint(from.width(), from.height(), (x, y) -> colour(from, from.width() - 1 - x, y));
    }

    /** Turned clockwise by 90 degrees. */
    public static Pixels turn(Pixels from) {
        return paint(
                /* width= */ from.height(),
                /* height= */ from.width(),
                (x, y) -> colour(from, y, from.height() - 1 - x));
    }

    public static Pixels lay(Pixels from, Orientation orientation) {
        Pixels laid = orientation.mirrored() ? mirror(from) : from;
        for (int turn = 0; turn < orientation.quarterTurns(); turn++) {
            laid = turn(laid);
        }
        return laid;
    }

    public static Pixels frame(Pixels from, int left, int top, int right, int bottom, int colour) {
        return paint(from.width() + left + right, from.height() + top + bottom, (x, y) -> {
            boolean inside = x >= left && y >= top && x < left + from.width() && y < top + from.height();
            return inside ? colour(from, x - left, y - top) : colour;
        });
    }

    public static Pixels negate(Pixels from) {
        return paint(from.width(), from.height(), (x, y) -> ~colour(from, x, y) & 0xffffff);
    }

    /** Brighter or darker, with noise of this amplitude: what another encoding does. */
    public static Pixels rough(Pixels from, int brighter, int noise, long seed) {
        Random random = new Random(seed);
        byte[] rgb = from.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) level((rgb[i] & 0xff) + brighter + random.nextInt(-noise, noise + 1));
        }
        return new Pixels(from.width(), from.height(), rgb);
    }

    /** Resized by the mean of the pixels under each new one. */
    public static Pixels resize(Pixels from, int width, int height) {
        return paint(width, height, (x, y) -> {
            long[] sums = new long[4];
            int bottom = Math.max(y * from.height() / height + 1, (y + 1) * from.height() / height);
            int right = Math.max(x * from.width() / width + 1, (x + 1) * from.width() / width);
            for (int v = y * from.height() / height; v < bottom; v++) {
                for (int u = x * from.width() / width; u < right; u++) {
                    int colour = colour(from, u, v);
                    sums[0] += colour >> 16;
                    sums[1] += (colour >> 8) & 0xff;
                    sums[2] += colour & 0xff;
                    sums[3]++;
                }
            }
            return (int) (((sums[0] / sums[3]) << 16) | ((sums[1] / sums[3]) << 8) | (sums[2] / sums[3]));
        });
    }
}
