package dev.colophon.fingerprint.image.local;

import dev.colophon.fingerprint.image.Luma;
import java.util.stream.IntStream;

/** Other sizes of a picture: means over shares of pixels when it gets smaller, straight lines between pixels when larger. */
final class Resampling {

    private Resampling() {}

    /** By which number the sides of a picture are multiplied. */
    static double factor(Luma luma, LocalParameters parameters) {
        double wanted = parameters.longSide() / (double) Math.max(luma.width(), luma.height());
        return wanted > 1 && wanted < parameters.leastEnlarged() ? 1 : Math.min(wanted, parameters.mostEnlarged());
    }

    /** How many pixels a side has after that. */
    static int side(int side, double factor) {
        return Math.max(1, (int) Math.round(side * factor));
    }

    static Luma by(Luma luma, double factor) {
        int width = side(luma.width(), factor);
        int height = side(luma.height(), factor);
        if (width == luma.width() && height == luma.height()) {
            return luma;
        }
        float[] out = new float[width * height];
        Resized resized = new Resized(luma, IntStream.range(0, width).toArray(), height);
        for (int y = 0; y < height; y++) {
            resized.make(y, out, y * width);
        }
        return new Luma(width, height, out);
    }

    /** The rows of a picture at another size, each made when it is asked for. */
    static PixelRows rows(Luma luma, RowLayout layout, int height) {
        float[] row = new float[layout.paddedSize()];
        boolean asIs = layout.width() == luma.width() && height == luma.height();
        Resized resized = new Resized(luma, layout.places(), height);
        return y -> {
            if (asIs) {
                layout.lay(luma.values(), y * luma.width(), row);
            } else {
                resized.make(y, row, RowLayout.FIRST);
            }
            return row;
        };
    }

    /** Makes rows of another size. */
    private static final class Resized {

        private final Luma luma;
        private final int[] places;
        private final Taps columns;
        private final Taps rows;
        private final float[] mixed;

        /** @param places of the pixels of a row */
        Resized(Luma luma, int[] places, int height) {
            this.luma = luma;
            this.places = places;
            columns = Taps.of(luma.width(), places.length);
            rows = Taps.of(luma.height(), height);
            mixed = new float[luma.width()];
        }

        void make(int y, float[] out, int to) {
            mix(luma, rows, y, mixed);
            if (columns.inPairs()) {
                pairs(columns, mixed, places, out, to);
            } else {
                shares(columns, mixed, places, out, to);
            }
        }
    }

    private static void shares(Taps columns, float[] row, int[] places, float[] out, int to) {
        for (int x = 0; x < places.length; x++) {
            float sum = 0;
            int first = columns.first[x];
            for (int tap = columns.start[x], at = first; tap < columns.start[x + 1]; tap++, at++) {
                sum += columns.weights[tap] * row[at];
            }
            out[to + places[x]] = sum;
        }
    }

    /** Each of two pixels. */
    private static void pairs(Taps columns, float[] row, int[] places, float[] out, int to) {
        int[] first = columns.first;
        float[] weights = columns.weights;
        for (int x = 0; x < places.length; x++) {
            int at = first[x];
            out[to + places[x]] = weights[2 * x] * row[at] + weights[2 * x + 1] * row[at + 1];
        }
    }

    /** The weighted sum of the rows that one row of the result is made of. */
    private static void mix(Luma luma, Taps rows, int y, float[] row) {
        float[] values = luma.values();
        int from = rows.first[y] * luma.width();
        for (int tap = rows.start[y]; tap < rows.start[y + 1]; tap++, from += luma.width()) {
            float weight = rows.weights[tap];
            if (tap == rows.start[y]) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = weight * values[from + x];
                }
            } else {
                for (int x = 0; x < row.length; x++) {
                    row[x] += weight * values[from + x];
                }
            }
        }
    }

    /** Of which pixels in a row, and how much of each, those of another size are made. */
    private static final class Taps {

        private final int[] first;
        private final int[] start;
        private final float[] weights;

        private Taps(int size, int most) {
            first = new int[size];
            start = new int[size + 1];
            weights = new float[most];
        }

        /** Whether each is made of two pixels. */
        boolean inPairs() {
            return weights.length == 2 * first.length && start[first.length] == weights.length;
        }

        static Taps of(int from, int to) {
            return to <= from ? shares(from, to) : lines(from, to);
        }

        private static Taps shares(int from, int to) {
            double step = from / (double) to;
            Taps taps = new Taps(to, to * ((int) step + 3));
            int at = 0;
            for (int i = 0; i < to; i++) {
                double begin = i * step;
                double end = Math.min(from, (i + 1) * step);
                int pixel = Math.min(from - 1, (int) (begin + 1e-9));
                taps.first[i] = pixel;
                for (; pixel < end - 1e-9; pixel++) {
                    taps.weights[at++] = (float) ((Math.min(end, pixel + 1) - Math.max(begin, pixel)) / step);
                }
                taps.start[i + 1] = at;
            }
            return taps;
        }

        private static Taps lines(int from, int to) {
            Taps taps = new Taps(to, 2 * to);
            for (int i = 0; i < to; i++) {
                double place = Math.clamp((i + 0.5) * from / to - 0.5, 0, from - 1);
                int pixel = Math.min((int) place, Math.max(0, from - 2));
                taps.first[i] = pixel;
                float share = (float) (place - pixel);
                taps.weights[2 * i] = 1 - share;
                if (from > 1) {
                    taps.weights[2 * i + 1] = share;
                    taps.start[i + 1] = 2 * i + 2;
                }
            }
            return from > 1 ? taps : single(to);
        }

        /** Of one pixel. */
        private static Taps single(int to) {
            Taps taps = new Taps(to, to);
            for (int i = 0; i < to; i++) {
                taps.weights[i] = 1;
                taps.start[i + 1] = i + 1;
            }
            return taps;
        }
    }
}
