package dev.colophon.fingerprint.image.local;

/** What has rows of pixels, laid and padded as {@link RowLayout} does. */
@FunctionalInterface
interface PixelRows {

    /** A row, of which what is beyond its ends is free to be written over; valid until the row is asked for that takes its place. */
    float[] row(int y);
}
