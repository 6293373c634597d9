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
        return inside(luma, contrast, mostRows, mostColumns, false);
    }

    /**
     * The picture inside a border of one brightness: as {@link #inside}, but what is cut from an end may not differ from its
     * outermost pixel either. Pictures that change slowly keep nearly all of themselves.
     */
    public static Region insideEven(Luma luma, float contrast, double most) {
        return inside(luma, contrast, most, most, true);
    }

    private static Region inside(Luma luma, float contrast, double mostRows, double mostColumns, boolean even) {
        int width = luma.width();
        int height = luma.height();
        int limit = (int) (height * mostRows);
        int top = 0;
        while (top < limit && plainRow(luma, top, even ? 0 : top, contrast)) {
            top++;
        }
        int bottom = height;
        while (bottom > height - limit && plainRow(luma, bottom - 1, even ? height - 1 : bottom - 1, contrast)) {
            bottom--;
        }
        limit = (int) (width * mostColumns);
        int left = 0;
        while (left < limit && plainColumn(luma, left, even ? 0 : left, top, bottom, contrast)) {
            left++;
        }
        int right = width;
        while (right > width - limit
                && plainColumn(luma, right - 1, even ? width - 1 : right - 1, top, bottom, contrast)) {
            right--;
        }
        return Region.of(
                left / (double) width, top / (double) height, right / (double) width, bottom / (double) height);
    }

    private static boolean plainRow(Luma luma, int row, int like, float contrast) {
        float first = luma.values()[like * luma.width()];
        return plain(luma.values(), row * luma.width(), 1, luma.width(), first, contrast);
    }

    private static boolean plainColumn(Luma luma, int column, int like, int top, int bottom, float contrast) {
        float first = luma.values()[top * luma.width() + like];
        return plain(luma.values(), top * luma.width() + column, luma.width(), bottom - top, first, contrast);
    }

    private static boolean plain(float[] values, int start, int stride, int count, float first, float contrast) {
        float darkest = first;
        float brightest = first;
        for (int i = 0, at = start; i < count; i++, at += stride) {
            darkest = Math.min(darkest, values[at]);
            brightest = Math.max(brightest, values[at]);
            if (brightest - darkest >= contrast) {
                return false;
            }
        }
        return true;
    }
}
