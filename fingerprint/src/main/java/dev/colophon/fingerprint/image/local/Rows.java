package dev.colophon.fingerprint.image.local;

/** What has rows of pixels, laid as {@link RowLayout} does. */
@FunctionalInterface
interface Rows {

    /** Copies a row to a place of an array. */
    void read(int y, float[] row, int at);
}
