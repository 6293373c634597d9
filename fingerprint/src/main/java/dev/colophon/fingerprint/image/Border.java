package dev.colophon.fingerprint.image;

/** Finds the plain border that letterboxing, pillarboxing and frames put around a picture. */
public final class Border {

    private Border() {}

    /**
     * The picture inside its border: rows and columns are cut from the outside while the difference between their brightest
     * and darkest value stays below {@code contrast}, but no more than the given shares of the sides from each end.
     *
     * @return the whole picture when there is no border or nothing but border
     */
    public static Region inside(Luma luma, float contrast, double mostRows, double mostColumns) {
        int width = luma.width();
        int height = luma.height();
        int limit = (int) (height * mostRows);
        int top = 0;
        while (top < limit && plainRow(luma, top, contrast)) {
            top++;
        }
        int bottom = height;
        while (bottom > height - limit && plainRow(luma, bottom - 1, contrast)) {
            bottom--;
        }
        limit = (int) (width * mostColumns);
        int left = 0;
        while (left < limit && plainColumn(luma, left, top, bottom, contrast)) {
            left++;
        }
        int right = width;
        while (right > width - limit && plainColumn(luma, right - 1, top, bottom, contrast)) {
            right--;
        }
        return Region.of(
                left / (double) width, top / (double) height, right / (double) width, bottom / (double) height);
    }

    private static boolean plainRow(Luma luma, int row, float contrast) {
        int start = row * luma.width();
        return plain(luma.values(), start, 1, luma.width(), contrast);
    }

    private static boolean plainColumn(Luma luma, int column, int top, int bottom, float contrast) {
        return plain(luma.values(), top * luma.width() + column, luma.width(), bottom - top, contrast);
    }

    private static boolean plain(float[] values, int start, int stride, int count, float contrast) {
        float darkest = values[start];
        float brightest = darkest;
        for (int i = 1, at = start + stride; i < count; i++, at += stride) {
            darkest = Math.min(darkest, values[at]);
            brightest = Math.max(brightest, values[at]);
            if (brightest - darkest >= contrast) {
                return false;
            }
        }
        return true;
    }
}
