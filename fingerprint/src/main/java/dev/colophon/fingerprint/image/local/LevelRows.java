package dev.colophon.fingerprint.image.local;

/**
 * The rows of a level of an octave, each as {@link RowLayout} lays it: all of them, or those that were written last.
 *
 * @param held how many there is room for
 * @param size places of a row
 */
record LevelRows(float[] values, int held, int size) implements Rows {

    @Override
    public void read(int y, float[] row, int at) {
        System.arraycopy(values, y % held * size, row, at, size);
    }

    void write(int y, float[] row) {
        System.arraycopy(row, 0, values, y % held * size, size);
    }
}
