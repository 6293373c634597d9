package dev.colophon.fingerprint.image;

import java.util.Arrays;

/**
 * A picture reduced to 64 x 64 samples, stretched to a square: enough to lay one picture over another, to hash any part of it, and to
 * compare pictures that have colours but no structure. The components are those of JPEG (full-range YCbCr), means over equal
 * shares of the region.
 *
 * @param region the part of the picture it shows
 * @param luma {@link #SIDE} rows of {@link #SIDE} unsigned bytes, from the top left
 * @param blue {@link #COLOUR_SIDE} rows of {@link #COLOUR_SIDE} unsigned bytes, 128 for grey
 * @param red likewise
 */
public record Thumbnail(Region region, byte[] luma, byte[] blue, byte[] red) {

    /** Samples across and down: what PDQ takes. */
    public static final int SIDE = 64;

    /** Samples of colour across and down. */
    public static final int COLOUR_SIDE = 32;

    public Thumbnail {
        if (luma.length != SIDE * SIDE
                || blue.length != COLOUR_SIDE * COLOUR_SIDE
                || red.length != COLOUR_SIDE * COLOUR_SIDE) {
            throw new IllegalArgumentException("a thumbnail has %d, %d and %d samples, not %d, %d and %d"
                    .formatted(
                            SIDE * SIDE,
                            COLOUR_SIDE * COLOUR_SIDE,
                            COLOUR_SIDE * COLOUR_SIDE,
                            luma.length,
                            blue.length,
                            red.length));
        }
    }

    /** The thumbnail of a part of a picture. */
    public static Thumbnail of(Pixels pixels, Region region) {
        int[] columns = edges(region.x(0) * pixels.width(), region.x(1) * pixels.width(), pixels.width());
        int[] rows = edges(region.y(0) * pixels.height(), region.y(1) * pixels.height(), pixels.height());
        float[] red = new float[SIDE * SIDE];
        float[] green = new float[SIDE * SIDE];
        float[] blue = new float[SIDE * SIDE];
        byte[] rgb = pixels.rgb();
        for (int row = 0; row < SIDE; row++) {
            int bottom = Math.max(rows[row] + 1, rows[row + 1]);
            for (int column = 0; column < SIDE; column++) {
                int right = Math.max(columns[column] + 1, columns[column + 1]);
                int reds = 0;
                int greens = 0;
                int blues = 0;
                for (int y = rows[row]; y < bottom; y++) {
                    int at = 3 * (y * pixels.width() + columns[column]);
                    for (int x = columns[column]; x < right; x++, at += 3) {
                        reds += rgb[at] & 0xff;
                        greens += rgb[at + 1] & 0xff;
                        blues += rgb[at + 2] & 0xff;
                    }
                }
                float area = (bottom - rows[row]) * (right - columns[column]);
                int cell = row * SIDE + column;
                red[cell] = reds / area;
                green[cell] = greens / area;
                blue[cell] = blues / area;
            }
        }
        return of(region, red, green, blue);
    }

    private static Thumbnail of(Region region, float[] red, float[] green, float[] blue) {
        byte[] luma = new byte[SIDE * SIDE];
        for (int cell = 0; cell < luma.length; cell++) {
            luma[cell] = unsigned(0.299f * red[cell] + 0.587f * green[cell] + 0.114f * blue[cell]);
        }
        byte[] towardsBlue = new byte[COLOUR_SIDE * COLOUR_SIDE];
        byte[] towardsRed = new byte[COLOUR_SIDE * COLOUR_SIDE];
        for (int cell = 0; cell < towardsBlue.length; cell++) {
            float r = mean(red, cell);
            float g = mean(green, cell);
            float b = mean(blue, cell);
            towardsBlue[cell] = unsigned(128 - 0.168736f * r - 0.331264f * g + 0.5f * b);
            towardsRed[cell] = unsigned(128 + 0.5f * r - 0.418688f * g - 0.081312f * b);
        }
        return new Thumbnail(region, luma, towardsBlue, towardsRed);
    }

    /** The mean of the four samples that a sample of colour stands for. */
    private static float mean(float[] samples, int cell) {
        int at = 2 * (cell / COLOUR_SIDE) * SIDE + 2 * (cell % COLOUR_SIDE);
        return (samples[at] + samples[at + 1] + samples[at + SIDE] + samples[at + SIDE + 1]) / 4;
    }

    private static byte unsigned(float value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }

    private static int[] edges(double start, double end, int side) {
        int[] edges = new int[SIDE + 1];
        for (int i = 0; i <= SIDE; i++) {
            edges[i] = Math.clamp(Math.round(start + i * (end - start) / SIDE), 0, i < SIDE ? side - 1 : side);
        }
        return edges;
    }

    /** Its samples as pixels, {@code 0xRRGGBB}, rows from the top. */
    public int[] rgb() {
        int coarser = SIDE / COLOUR_SIDE;
        int[] pixels = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int cell = y / coarser * COLOUR_SIDE + x / coarser;
                float light = luma[y * SIDE + x] & 0xff;
                float towardsBlue = (blue[cell] & 0xff) - 128;
                float towardsRed = (red[cell] & 0xff) - 128;
                pixels[y * SIDE + x] = (level(light + 1.402f * towardsRed) << 16)
                        | (level(light - 0.344136f * towardsBlue - 0.714136f * towardsRed) << 8)
                        | level(light + 1.772f * towardsBlue);
            }
        }
        return pixels;
    }

    private static int level(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    /** The hash of what it shows, from the thumbnail alone: within a few bits of that of the picture. */
    public Pdq hash() {
        float[] values = new float[luma.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = luma[i] & 0xff;
        }
        return Pdq.of(new Luma(SIDE, SIDE, values));
    }

    /** Whether it has too little structure for PDQ hashes, so that only its colours can be compared. */
    public boolean plain() {
        return !hash().usable();
    }

    /**
     * How much its colours vary beyond a straight ramp: the root of the mean square, over the samples of all three
     * components, of what remains when a plane is fitted to each. 0 for a plain colour and for a ramp.
     */
    public double variation() {
        double sum = beyondRamp(blue) + beyondRamp(red) + beyondRamp(lumaAtColourSide());
        return Math.sqrt(sum / (3 * blue.length));
    }

    /** The luma at the places of the colours: means of four samples. */
    public byte[] lumaAtColourSide() {
        byte[] means = new byte[COLOUR_SIDE * COLOUR_SIDE];
        for (int cell = 0; cell < means.length; cell++) {
            int at = 2 * (cell / COLOUR_SIDE) * SIDE + 2 * (cell % COLOUR_SIDE);
            int sum =
                    (luma[at] & 0xff) + (luma[at + 1] & 0xff) + (luma[at + SIDE] & 0xff) + (luma[at + SIDE + 1] & 0xff);
            means[cell] = (byte) ((sum + 2) / 4);
        }
        return means;
    }

    private static double beyondRamp(byte[] samples) {
        double middle = (COLOUR_SIDE - 1) / 2.0;
        double sum = 0;
        double squares = 0;
        double across = 0;
        double down = 0;
        for (int cell = 0; cell < samples.length; cell++) {
            double value = samples[cell] & 0xff;
            sum += value;
            squares += value * value;
            int column = cell % COLOUR_SIDE;
            int row = cell / COLOUR_SIDE;
            across += value * (column - middle);
            down += value * (row - middle);
        }
        double spread = COLOUR_SIDE * COLOUR_SIDE / 12.0 * (COLOUR_SIDE * COLOUR_SIDE - 1);
        return Math.max(0, squares - sum * sum / samples.length - (across * across + down * down) / spread);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Thumbnail that
                && region.equals(that.region)
                && Arrays.equals(luma, that.luma)
                && Arrays.equals(blue, that.blue)
                && Arrays.equals(red, that.red);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(luma) + Arrays.hashCode(blue)) + Arrays.hashCode(red);
    }

    @Override
    public String toString() {
        return "Thumbnail[" + region + "]";
    }
}
