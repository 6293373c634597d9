package dev.colophon.fingerprint.image.local;

/**
 * Blurs the levels of an octave, each row as soon as the level before it is there far enough: what is read was written a moment ago, and
 * is still in the cache. Not thread-safe.
 */
final class OctaveRows {

    private final Octave octave;
    private final GaussianBlur[] blurs;
    /** Rows of each level that are there. */
    private final int[] known;

    /** Of an octave whose first level is there. */
    OctaveRows(Octave octave, LocalParameters parameters) {
        this.octave = octave;
        int levels = octave.blurred().length;
        blurs = new GaussianBlur[levels - 1];
        for (int level = 1; level < levels; level++) {
            double before = Octave.sigma(parameters, level - 1);
            double here = Octave.sigma(parameters, level);
            blurs[level - 1] = new GaussianBlur(StrictMath.sqrt(here * here - before * before), octave.width());
        }
        known = new int[levels];
        known[0] = octave.height();
    }

    Octave octave() {
        return octave;
    }

    /** Makes the first so many rows of every level. */
    void reach(int rows) {
        reach(known.length - 1, rows);
    }

    private void reach(int level, int rows) {
        if (known[level] >= rows) {
            return;
        }
        GaussianBlur blur = blurs[level - 1];
        reach(level - 1, blur.needed(rows, octave.height()));
        for (; known[level] < rows; known[level]++) {
            blur.row(octave.blurred()[level - 1], octave.blurred()[level], known[level], octave.height());
        }
    }
}
