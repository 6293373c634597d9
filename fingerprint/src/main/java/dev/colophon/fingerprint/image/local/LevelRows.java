package dev.colophon.fingerprint.image.local;

/**
 * The rows of a level of an octave that were made last.
 *
 * @param rows row y stands at y modulo their number
 */
record LevelRows(float[][] rows) implements PixelRows {

    LevelRows(RowLayout layout, int held) {
        this(new float[held][layout.paddedSize()]);
    }

    @Override
    public float[] row(int y) {
        return rows[y % rows.length];
    }
}
