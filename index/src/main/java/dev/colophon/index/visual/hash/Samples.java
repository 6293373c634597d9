package dev.colophon.index.visual.hash;

import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Thumbnail;

/** A square of samples that can be laid, reduced, read between its samples, and compared part by part. */
public record Samples(int side, float[] values) {

    /** Of a side: a part that is compared by itself. The next one begins half of it further. */
    private static final int PARTS = 8;

    /** Samples that deviate less are compared as if they did so much. */
    private static final double LEAST_DEVIATION = 16;

    public static Samples of(byte[] unsigned, int side) {
        float[] values = new float[unsigned.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = unsigned[i] & 0xff;
        }
        return new Samples(side, values);
    }

    public static Samples ofLuma(Thumbnail thumbnail) {
        return of(thumbnail.luma(), Thumbnail.SIDE);
    }

    /** With an orientation undone. */
    public Samples laid(Orientation undone) {
        Orientation applied = undone.inverse();
        float[] laid = new float[values.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int toX = applied.mirrored() ? side - 1 - x : x;
                int toY = y;
                for (int turn = 0; turn < applied.quarterTurns(); turn++) {
                    int turned = side - 1 - toY;
                    toY = toX;
                    toX = turned;
                }
                laid[toY * side + toX] = values[y * side + x];
            }
        }
        return new Samples(side, laid);
    }

    /** Half as many across and down, means of four. */
    public Samples halved() {
        return new Samples(side / 2, reduced(side / 2, side / 2));
    }

    /** Means over equal shares of the square, which may end within a sample. */
    public float[] reduced(int width, int height) {
        float[] across = new float[width * side];
        for (int x = 0; x < width; x++) {
            double end = (x + 1) * side / (double) width;
            for (double start = x * side / (double) width; start < end - 1e-9; start = Math.floor(start + 1e-9) + 1) {
                int column = Math.min(side - 1, (int) (start + 1e-9));
                float weight = (float) ((Math.min(end, column + 1) - start) * width / side);
                for (int y = 0; y < side; y++) {
                    across[y * width + x] += weight * values[y * side + column];
                }
            }
        }
        float[] reduced = new float[width * height];
        for (int y = 0; y < height; y++) {
            double end = (y + 1) * side / (double) height;
            for (double start = y * side / (double) height; start < end - 1e-9; start = Math.floor(start + 1e-9) + 1) {
                int row = Math.min(side - 1, (int) (start + 1e-9));
                float weight = (float) ((Math.min(end, row + 1) - start) * height / side);
                for (int x = 0; x < width; x++) {
                    reduced[y * width + x] += weight * across[row * width + x];
                }
            }
        }
        return reduced;
    }

    /** So many samples across and down of a part, read between the nearest four. */
    public float[] part(Placement placement, int count) {
        int[] columns = new int[count];
        float[] right = new float[count];
        int[] rows = new int[count];
        float[] below = new float[count];
        places(placement.left(), placement.width(), columns, right);
        places(placement.top(), placement.height(), rows, below);
        float[] part = new float[count * count];
        for (int y = 0, at = 0; y < count; y++) {
            int upper = rows[y] * side;
            int lower = Math.min(rows[y] + 1, side - 1) * side;
            for (int x = 0; x < count; x++) {
                int near = columns[x];
                int far = Math.min(near + 1, side - 1);
                float above = values[upper + near] + right[x] * (values[upper + far] - values[upper + near]);
                float under = values[lower + near] + right[x] * (values[lower + far] - values[lower + near]);
                part[at++] = above + below[y] * (under - above);
            }
        }
        return part;
    }

    /**
     * What others do not explain, in the part in which it is most: the root of the mean square, by the deviation of all. Brightness and
     * contrast, of a negative too, are fitted to the whole before. A hash says that two pictures are alike as a whole; a small picture that
     * lies on one of them changes few of its bits.
     */
    public double mostUnexplained(Samples others) {
        double mean = mean();
        double othersMean = others.mean();
        double shared = 0;
        double ofOthers = 1e-6;
        double own = 0;
        for (int i = 0; i < values.length; i++) {
            double here = values[i] - mean;
            double there = others.values[i] - othersMean;
            shared += here * there;
            ofOthers += there * there;
            own += here * here;
        }
        float[] squares = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - mean - shared / ofOthers * (others.values[i] - othersMean);
            squares[i] = (float) (off * off);
        }
        int part = side / PARTS;
        double most = 0;
        for (int top = 0; top + part <= side; top += part / 2) {
            for (int left = 0; left + part <= side; left += part / 2) {
                double sum = 0;
                for (int y = top; y < top + part; y++) {
                    for (int x = left; x < left + part; x++) {
                        sum += squares[y * side + x];
                    }
                }
                most = Math.max(most, sum);
            }
        }
        return Math.sqrt(most) / part / Math.max(LEAST_DEVIATION, Math.sqrt(own / values.length));
    }

    private double mean() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private void places(double start, double share, int[] before, float[] beyond) {
        for (int i = 0; i < before.length; i++) {
            // Not Math.clamp: it checks its bounds each time, and this was two fifths of the search for a picture.
            double place = (start + share * (i + 0.5) / before.length) * side - 0.5;
            place = place > 0 ? Math.min(place, side - 1) : 0;
            before[i] = (int) place;
            beyond[i] = (float) (place - before[i]);
        }
    }
}
