package dev.colophon.fingerprint.image;

/**
 * A picture of grey bytes that is hashed as {@link Smooth} hashes it, to the last bit, without smoothing what no hash looks at: PDQ takes 64
 * samples across and down. Where its windows have two pixels, two means of a pixel and the next are one of three pixels with weights 1, 2
 * and 1, and sixteenths of whole numbers are exact in whatever order they are added.
 *
 * @param grey {@code width * height} bytes of brightness, rows from the top
 */
public record GreyPicture(int width, int height, byte[] grey) {

    private static final int SAMPLES = Smooth.SAMPLES;
    private static final int BYTE = 0xff;

    public GreyPicture {
        if (width < 1 || height < 1 || grey.length != (long) width * height) {
            throw new IllegalArgumentException(width + "x" + height + " pixels do not fill " + grey.length + " bytes");
        }
    }

    /** Its brightness as numbers. */
    public Luma luma() {
        return Luma.ofGrey(width, height, grey);
    }

    /** The pixels within a region, as {@link Luma#crop} takes them. */
    public GreyPicture crop(Region region) {
        int left = Math.min(width - 1, (int) Math.round(region.x(0) * width));
        int top = Math.min(height - 1, (int) Math.round(region.y(0) * height));
        int across = Math.max(left + 1, (int) Math.round(region.x(1) * width)) - left;
        int down = Math.max(top + 1, (int) Math.round(region.y(1) * height)) - top;
        byte[] part = new byte[across * down];
        for (int y = 0; y < down; y++) {
            System.arraycopy(grey, (top + y) * width + left, part, y * across, across);
        }
        return new GreyPicture(across, down, part);
    }

    /** The hash of a part of the picture, as it is or mirrored left to right. */
    public Pdq hash(Region part, boolean mirrored) {
        if (Smooth.window(width) != 2 || Smooth.window(height) != 2) {
            return Smooth.of(luma()).hash(part, mirrored ? Orientation.MIRRORED : Orientation.UPRIGHT);
        }
        int[] columns = Smooth.places(part.x(0) * width, part.x(1) * width, width, mirrored);
        int[] rows = Smooth.places(part.y(0) * height, part.y(1) * height, height, false);
        int[] down = new int[width];
        float[] samples = new float[SAMPLES * SAMPLES];
        for (int i = 0, at = 0; i < SAMPLES; i++) {
            // Where a row or column is missing, the last stands for it.
            int upper = rows[i] * width;
            int middle = Math.min(rows[i] + 1, height - 1) * width;
            int lower = Math.min(rows[i] + 2, height - 1) * width;
            for (int x = 0; x < width; x++) {
                down[x] = (grey[upper + x] & BYTE) + 2 * (grey[middle + x] & BYTE) + (grey[lower + x] & BYTE);
            }
            for (int j = 0; j < SAMPLES; j++) {
                int column = columns[j];
                int next = Math.min(column + 1, width - 1);
                int last = Math.min(column + 2, width - 1);
                samples[at++] = (down[column] + 2 * down[next] + down[last]) * 0.0625f;
            }
        }
        return PdqTransform.hash(samples);
    }
}
