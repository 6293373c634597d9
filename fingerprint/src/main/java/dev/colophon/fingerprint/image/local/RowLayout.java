package dev.colophon.fingerprint.image.local;

/**
 * How the pixels of a row lie in memory while it is blurred: it is cut into 32 stretches, whose first pixels come first, then the second
 * ones, and so on. What is next to a pixel lies 32 places on, farther than any vector instruction reaches: so the compiler makes such
 * instructions of loops that add neighbours, without copies of the row that are shifted by a pixel each.
 */
final class RowLayout {

    static final int STRETCHES = 32;

    /** So many pixels beyond either end may be asked for. */
    static final int MOST_BEYOND = 10;

    /** Where the first pixel of a padded row stands. */
    static final int FIRST = STRETCHES * MOST_BEYOND;

    private final int width;
    private final int length;
    private final int[] places;

    RowLayout(int width) {
        this.width = width;
        length = (width + STRETCHES - 1) / STRETCHES;
        places = new int[width];
        for (int x = 0; x < width; x++) {
            places[x] = x % length * STRETCHES + x / length;
        }
    }

    int width() {
        return width;
    }

    /** Places of a row: the last stretches may end before theirs. */
    int size() {
        return STRETCHES * length;
    }

    /** Places of a row with what lies beyond its ends. */
    int paddedSize() {
        return size() + 2 * FIRST;
    }

    /** Where each pixel lies. */
    int[] places() {
        return places;
    }

    /** Where a pixel lies. */
    int place(int x) {
        return places[x];
    }

    /** Which pixel lies at a place; one beyond the row where none does. */
    int pixel(int place) {
        return place % STRETCHES * length + place / STRETCHES;
    }

    /** The place of what is left of one that is not the first pixel. */
    int left(int place) {
        return place >= STRETCHES ? place - STRETCHES : place + size() - STRETCHES - 1;
    }

    /** The place of what is right of one that is not the last pixel. */
    int right(int place) {
        return place < size() - STRETCHES ? place + STRETCHES : place - size() + STRETCHES + 1;
    }

    /** Lays pixels that follow each other as a padded row. */
    void lay(float[] pixels, int from, float[] row) {
        for (int stretch = 0, x = 0; x < width; stretch++) {
            int end = Math.min(width, x + length);
            for (int at = FIRST + stretch; x < end; x++, at += STRETCHES) {
                row[at] = pixels[from + x];
            }
        }
    }

    /** The pixels of a padded row, one after the other. */
    void follow(float[] row, float[] pixels, int to) {
        for (int stretch = 0, x = 0; x < width; stretch++) {
            int end = Math.min(width, x + length);
            for (int at = FIRST + stretch; x < end; x++, at += STRETCHES) {
                pixels[to + x] = row[at];
            }
        }
    }

    /** Goes on with the ends of a padded row for so many pixels beyond them. */
    void pad(float[] row, int beyond) {
        float first = row[FIRST];
        float last = row[FIRST + place(width - 1)];
        for (int x = width; x < size(); x++) {
            row[FIRST + x % length * STRETCHES + x / length] = last;
        }
        // What is beyond an end of a stretch is in the one beside it, which stands one place on.
        for (int done = 0; done < beyond; done += length) {
            int values = STRETCHES * Math.min(length, beyond - done);
            int left = FIRST - STRETCHES * done;
            System.arraycopy(row, left - values + size(), row, left - values + 1, values - 1);
            int right = FIRST + size() + STRETCHES * done;
            System.arraycopy(row, right - size() + 1, row, right, values - 1);
            for (int column = STRETCHES; column <= values; column += STRETCHES) {
                row[left - column] = first;
                row[right + column - 1] = last;
            }
        }
    }

    /** What is left of each; of the first pixel nothing is said. */
    void shiftRight(float[] row, float[] left) {
        System.arraycopy(row, 0, left, STRETCHES, size() - STRETCHES);
        System.arraycopy(row, size() - STRETCHES, left, 1, STRETCHES - 1);
    }

    /** What is right of each; of the last place nothing is said. */
    void shiftLeft(float[] row, float[] right) {
        System.arraycopy(row, STRETCHES, right, 0, size() - STRETCHES);
        System.arraycopy(row, 1, right, size() - STRETCHES, STRETCHES - 1);
    }
}
