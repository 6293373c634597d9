package dev.colophon.media.ocr;

import dev.colophon.media.picture.RgbImage;

/**
 * Tells pictures of longer texts (screenshots, scanned and photographed pages) from others, cheaply: reading one takes seconds. In a
 * narrow strip of such a picture, rows that change often between ink and ground alternate with even rows, at an even pitch.
 * Captions and signs are too short to be told from chance by their text, and do not count.
 */
final class TextPage {

    /** Side by side, so that lines may run askew; each about as wide as six letters of a page. */
    private static final int STRIP_PIXELS = 64;

    /** The ground is the mean of a square of so many pixels around. */
    private static final int GROUND_PIXELS = 33;

    /** Ink differs from its ground by at least so much of 255. */
    private static final int LEAST_CONTRAST = 18;

    /** Changes in a strip's row that belongs to a line, and that belongs to a gap. */
    private static final int LINE_CHANGES = 5;

    private static final int GAP_CHANGES = 3;
    private static final int LOWEST_LINE = 3;
    private static final int HIGHEST_LINE = 64;

    /** Lines are even when each stands at a multiple of the first distance, give or take so much of it: some end before a strip. */
    private static final double EVEN = 0.2;

    private static final int MOST_MISSING = 3;

    /** Of the height of its letters. */
    private static final int MOST_PITCH = 4;

    /** So many lines of a strip, each at the distance of the one before, make a paragraph. */
    private static final int PARAGRAPH_LINES = 3;

    /**
     * Stretches of a line as wide as a strip, in paragraphs, that make a text long enough to be compared. Pages of 600 English letters
     * in 12 to 42 pixels have 39 to 182, of 300 Han 42 to 104; 8 of 805 pictures of Debian packages have 32 (star fields, a map, paving).
     */
    static final int LEAST_STRETCHES = 32;

    private TextPage() {}

    static boolean isLikely(RgbImage image) {
        return stretches(image) >= LEAST_STRETCHES;
    }

    /** How many stretches of lines, as wide as a strip, stand in paragraphs: of dark ink or of light ink, whichever is more. */
    static int stretches(RgbImage image) {
        int width = image.width();
        byte[] ink = ink(image);
        int dark = 0;
        int light = 0;
        for (int left = 0; left + STRIP_PIXELS <= width; left += STRIP_PIXELS) {
            Changes changes = Changes.of(ink, left, width);
            dark += inParagraphs(changes.dark(), changes.all());
            light += inParagraphs(changes.light(), changes.all());
        }
        return Math.max(dark, light);
    }

    /** How often each row of a strip changes between dark ink and all else, light ink and all else, and between any of them. */
    private record Changes(int[] dark, int[] light, int[] all) {

        /** Counts without a branch, which nobody can guess. */
        static Changes of(byte[] ink, int left, int width) {
            int rows = ink.length / width;
            Changes changes = new Changes(new int[rows], new int[rows], new int[rows]);
            for (int y = 0; y < rows; y++) {
                int dark = 0;
                int light = 0;
                int all = 0;
                int before = 0;
                for (int at = y * width + left; at < y * width + left + STRIP_PIXELS; at++) {
                    int now = ink[at];
                    int ofDark = ((now + 1) >> 1) ^ ((before + 1) >> 1);
                    int ofLight = (now ^ before) >>> (Integer.SIZE - 1);
                    dark += ofDark;
                    light += ofLight;
                    all += ofDark | ofLight;
                    before = now;
                }
                changes.dark[y] = dark;
                changes.light[y] = light;
                changes.all[y] = all;
            }
            return changes;
        }
    }

    private static int inParagraphs(int[] changes, int[] all) {
        int found = 0;
        int run = 0;
        int lastTop = -1;
        int pitch = 0;
        int y = 0;
        while (y < changes.length) {
            if (changes[y] < LINE_CHANGES) {
                y++;
                continue;
            }
            int top = y;
            while (y < changes.length && all[y] > GAP_CHANGES) {
                y++;
            }
            int high = y - top;
            boolean line = high >= LOWEST_LINE && high <= HIGHEST_LINE;
            int distance = lastTop < 0 ? 0 : top - lastTop;
            if (line && lastTop >= 0 && isEven(distance, pitch, high)) {
                run++;
                pitch = pitch == 0 ? distance : pitch;
            } else {
                found += run >= PARAGRAPH_LINES ? run : 0;
                run = line ? 1 : 0;
                pitch = 0;
            }
            lastTop = line ? top : -1;
        }
        return found + (run >= PARAGRAPH_LINES ? run : 0);
    }

    /** Whether a line stands where the next of a paragraph does, or one of the next. */
    private static boolean isEven(int distance, int pitch, int high) {
        if (pitch == 0) {
            return distance <= MOST_PITCH * high;
        }
        int lines = Math.round((float) distance / pitch);
        return lines <= MOST_MISSING && Math.abs(distance - lines * pitch) <= EVEN * pitch;
    }

    /** 1 where it is darker than its ground, -1 where it is lighter, else 0. */
    static byte[] ink(RgbImage image) {
        int width = image.width();
        int height = image.height();
        byte[] rgb = image.rgb();
        int[] luma = new int[width * height];
        int[] sums = new int[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            int row = 0;
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                int value = (77 * (rgb[at] & 0xff) + 150 * (rgb[at + 1] & 0xff) + 29 * (rgb[at + 2] & 0xff)) >> 8;
                luma[y * width + x] = value;
                row += value;
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        byte[] ink = new byte[width * height];
        int around = GROUND_PIXELS / 2;
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - around) * (width + 1);
            int bottom = Math.min(height, y + around + 1) * (width + 1);
            int rows = (bottom - top) / (width + 1);
            int inner = Math.min(width, around);
            int outer = Math.max(inner, width - around);
            mark(luma, sums, top, bottom, rows, y * width, 0, inner, width, ink);
            markWithin(luma, sums, top, bottom, rows * GROUND_PIXELS, y * width, inner, outer, ink);
            mark(luma, sums, top, bottom, rows, y * width, outer, width, width, ink);
        }
        return ink;
    }

    /** Marks pixels of a row around which the ground may end. */
    private static void mark(
            int[] luma, int[] sums, int top, int bottom, int rows, int row, int from, int to, int width, byte[] ink) {
        for (int x = from; x < to; x++) {
            int left = Math.max(0, x - GROUND_PIXELS / 2);
            int right = Math.min(width, x + GROUND_PIXELS / 2 + 1);
            int sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
            ink[row + x] = ink(sum, luma[row + x], rows * (right - left));
        }
    }

    private static void markWithin(
            int[] luma, int[] sums, int top, int bottom, int area, int row, int from, int to, byte[] ink) {
        int before = -GROUND_PIXELS / 2;
        int after = GROUND_PIXELS / 2 + 1;
        for (int x = from; x < to; x++) {
            int sum = sums[bottom + after + x]
                    - sums[bottom + before + x]
                    - sums[top + after + x]
                    + sums[top + before + x];
            ink[row + x] = ink(sum, luma[row + x], area);
        }
    }

    /**
     * By signs of differences, without a branch. As if the sum were divided by the area, without its rest: a division takes longer than all
     * else.
     */
    private static byte ink(int sum, int value, int area) {
        int notDark = (sum - (value + LEAST_CONTRAST) * area) >>> (Integer.SIZE - 1);
        int light = (sum - (value - LEAST_CONTRAST + 1) * area) >>> (Integer.SIZE - 1);
        return (byte) (1 - notDark - light);
    }
}
