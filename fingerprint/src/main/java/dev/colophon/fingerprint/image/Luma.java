package dev.colophon.fingerprint.image;

/**
 * The brightness of a picture, rows from the top.
 *
 * @param values {@code width * height} numbers, nominally 0..255
 */
public record Luma(int width, int height, float[] values) {

    public Luma {
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    width + "x" + height + " values do not fill an array of " + values.length);
        }
    }

    /** Brightness as PDQ defines it: 0.299 red + 0.587 green + 0.114 blue in single precision. */
    public static Luma of(Pixels pixels) {
        byte[] rgb = pixels.rgb();
        float[] luma = new float[rgb.length / 3];
        for (int i = 0, p = 0; i < luma.length; i++, p += 3) {
            luma[i] = 0.299f * (rgb[p] & 0xff) + 0.587f * (rgb[p + 1] & 0xff) + 0.114f * (rgb[p + 2] & 0xff);
        }
        return new Luma(pixels.width(), pixels.height(), luma);
    }

    /** Brightness of a grey picture: one unsigned byte a pixel. */
    public static Luma ofGrey(int width, int height, byte[] grey) {
        float[] luma = new float[grey.length];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = grey[i] & 0xff;
        }
        return new Luma(width, height, luma);
    }

    /**
     * At most {@code side} wide and {@code side} high: each side is divided by the smallest whole number that suffices, and
     * each value is the mean of the box of pixels it stands for (the last boxes may be smaller).
     */
    public Luma reduced(int side) {
        int across = (width + side - 1) / side;
        int down = (height + side - 1) / side;
        if (across == 1 && down == 1) {
            return this;
        }
        int columns = (width + across - 1) / across;
        int rows = (height + down - 1) / down;
        float[] means = new float[columns * rows];
        for (int y = 0; y < height; y++) {
            int row = y / down * columns;
            int at = y * width;
            for (int column = 0, x = 0; column < columns; column++) {
                float sum = 0;
                for (int end = Math.min(width, x + across); x < end; x++) {
                    sum += values[at + x];
                }
                means[row + column] += sum;
            }
        }
        for (int row = 0; row < rows; row++) {
            int tall = Math.min(height, (row + 1) * down) - row * down;
            for (int column = 0; column < columns; column++) {
                int wide = Math.min(width, (column + 1) * across) - column * across;
                means[row * columns + column] /= tall * wide;
            }
        }
        return new Luma(columns, rows, means);
    }

    /** The pixels within a region, at least one in each direction. */
    public Luma crop(Region region) {
        int left = Math.min(width - 1, (int) Math.round(region.x(0) * width));
        int top = Math.min(height - 1, (int) Math.round(region.y(0) * height));
        int right = Math.max(left + 1, (int) Math.round(region.x(1) * width));
        int bottom = Math.max(top + 1, (int) Math.round(region.y(1) * height));
        if (left == 0 && top == 0 && right == width && bottom == height) {
            return this;
        }
        float[] part = new float[(right - left) * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(values, y * width + left, part, (y - top) * (right - left), right - left);
        }
        return new Luma(right - left, bottom - top, part);
    }
}
