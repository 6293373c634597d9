package dev.colophon.fingerprint.image.local;

/**
 * A picture at one size, ever more blurred: {@code levels + 3} levels, the blur of each 2^(1/levels) times that of the one
 * before.
 *
 * @param layout of a row
 * @param planes the levels: pixel after pixel of the {@code levels} that a point may have, the others in rows as they are laid
 */
record Octave(RowLayout layout, int height, float[][] planes) {

    /** An octave without its pixels. */
    static Octave of(int width, int height, LocalParameters parameters, Planes memory) {
        Octave octave = new Octave(new RowLayout(width), height, new float[parameters.levels() + 3][]);
        for (int level = 0; level < octave.planes.length; level++) {
            octave.planes[level] = memory.next(octave.across(level) * height);
        }
        return octave;
    }

    /** The blur of a level in pixels of its octave. */
    static double sigma(LocalParameters parameters, double level) {
        return parameters.firstSigma() * StrictMath.pow(2, level / parameters.levels());
    }

    int width() {
        return layout.width();
    }

    /** Whether points may lie at a level, which differs from those at either side of it. */
    boolean hasPoints(int level) {
        return level > 0 && level < planes.length - 2;
    }

    /** Copies a row of a level that has no points to where it stands when it is padded. */
    void read(int level, int y, float[] row) {
        System.arraycopy(planes[level], y * layout.size(), row, RowLayout.FIRST, layout.size());
    }

    /** Keeps a padded row of a level. */
    void write(int level, int y, float[] row) {
        if (hasPoints(level)) {
            layout.follow(row, planes[level], y * width());
        } else {
            System.arraycopy(row, RowLayout.FIRST, planes[level], y * layout.size(), layout.size());
        }
    }

    private int across(int level) {
        return hasPoints(level) ? width() : layout.size();
    }

    private float value(int level, int x, int y) {
        return planes[level][y * across(level) + (hasPoints(level) ? x : layout.place(x))];
    }

    /** How much a level is brighter at a pixel than the one before it. */
    float difference(int level, int x, int y) {
        return value(level + 1, x, y) - value(level, x, y);
    }

    /** Every second pixel of the level that is blurred twice as much as the first: where the next octave begins. */
    void halve(int level, Octave half) {
        float[] from = planes[level];
        float[] to = half.planes[0];
        int columns = half.width();
        for (int y = 0; y < half.height; y++) {
            for (int x = 0; x < columns; x++) {
                to[y * half.layout.size() + half.layout.place(x)] = from[2 * y * width() + 2 * x];
            }
        }
    }
}
