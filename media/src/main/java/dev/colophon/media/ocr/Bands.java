package dev.colophon.media.ocr;

import dev.colophon.media.picture.RgbImage;

/** Cuts a picture into bands, each as far as a row where least changes: between two lines, where there are lines. */
final class Bands {

    /** A band ends in its last so much of the rows it may have. */
    private static final double END = 0.3;

    private Bands() {}

    /** The row behind a band that begins at a row and has at most so many. */
    static int end(RgbImage picture, int top, int rows) {
        if (picture.height() - top <= rows) {
            return picture.height();
        }
        int best = top + rows;
        long least = Long.MAX_VALUE;
        for (int y = top + rows; y > top + (1 - END) * rows; y--) {
            long change = change(picture, y);
            if (change < least) {
                least = change;
                best = y;
            }
        }
        return best;
    }

    private static long change(RgbImage picture, int y) {
        byte[] rgb = picture.rgb();
        long change = 0;
        int row = 3 * y * picture.width();
        for (int at = row + 3; at < row + 3 * picture.width(); at += 3) {
            change += Math.abs((rgb[at + 1] & 0xff) - (rgb[at - 2] & 0xff));
        }
        return change;
    }
}
