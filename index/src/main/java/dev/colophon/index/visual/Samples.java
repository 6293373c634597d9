package dev.colophon.index.visual;

import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Thumbnail;

/** A square of samples that can be laid, reduced and read between its samples. */
record Samples(int side, float[] values) {

    static Samples of(byte[] unsigned, int side) {
        float[] values = new float[unsigned.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = unsigned[i] & 0xff;
        }
        return new Samples(side, values);
    }

    static Samples ofLuma(Thumbnail thumbnail) {
        return of(thumbnail.luma(), Thumbnail.SIDE);
    }

    /** With an orientation undone. */
    Samples laid(Orientation undone) {
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
    Samples halved() {
        return new Samples(side / 2, reduced(side / 2, side / 2));
    }

    /** Means over equal shares of the square, which may end within a sample. */
    float[] reduced(int width, int height) {
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
    float[] part(Placement placement, int count) {
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
