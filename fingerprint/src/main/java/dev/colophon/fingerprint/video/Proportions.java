package dev.colophon.fingerprint.video;

import dev.colophon.fingerprint.image.Luma;

/** Gives pictures that were squeezed into a square their proportions back, by making the shorter side smaller. */
public final class Proportions {

    /** A film is at most so many times as wide as high, or as high as wide. */
    private static final double MOST = 4;

    private Proportions() {}

    /**
     * The picture as it is seen.
     *
     * @param grey {@code side * side} bytes of luma, rows from the top
     * @param aspect width by height as it is seen
     */
    public static Luma restore(byte[] grey, int side, double aspect) {
        double wide = Math.clamp(aspect, 1 / MOST, MOST);
        Luma square = Luma.ofGrey(side, side, grey);
        int shorter = (int) Math.round(side * Math.min(wide, 1 / wide));
        if (shorter == side) {
            return square;
        }
        return wide > 1 ? lower(square, shorter) : transposed(lower(transposed(square), shorter));
    }

    /** Each row the mean of the rows, and shares of rows, that it stands for. */
    private static Luma lower(Luma from, int height) {
        int width = from.width();
        float[] values = new float[width * height];
        double step = from.height() / (double) height;
        for (int y = 0; y < height; y++) {
            double end = Math.min(from.height(), (y + 1) * step);
            for (int row = (int) (y * step); row < end; row++) {
                float share = (float) ((Math.min(end, row + 1) - Math.max(y * step, row)) / step);
                for (int x = 0; x < width; x++) {
                    values[y * width + x] += share * from.values()[row * width + x];
                }
            }
        }
        return new Luma(width, height, values);
    }

    private static Luma transposed(Luma from) {
        float[] values = new float[from.values().length];
        for (int y = 0; y < from.height(); y++) {
            for (int x = 0; x < from.width(); x++) {
                values[x * from.height() + y] = from.values()[y * from.width() + x];
            }
        }
        return new Luma(from.height(), from.width(), values);
    }
}
