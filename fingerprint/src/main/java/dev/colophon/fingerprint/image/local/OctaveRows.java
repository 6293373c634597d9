package dev.colophon.fingerprint.image.local;

import java.util.List;

/**
 * Blurs the levels of an octave, each row as soon as the level before it is there far enough: what is read was written a moment ago, and
 * is still in the cache. Not thread-safe.
 */
final class OctaveRows {

    private final Octave octave;
    private final GaussianBlur[] blurs;
    private final LevelRows[] rows;
    /** Rows of each level that are there. */
    private final int[] known;

    /** Of an octave whose first level is there. */
    OctaveRows(Octave octave, LocalParameters parameters) {
        this.octave = octave;
        int levels = octave.planes().length;
        blurs = new GaussianBlur[levels - 1];
        for (int level = 1; level < levels; level++) {
            double before = Octave.sigma(parameters, level - 1);
            double here = Octave.sigma(parameters, level);
            blurs[level - 1] = new GaussianBlur(StrictMath.sqrt(here * here - before * before), octave.layout());
        }
        rows = new LevelRows[levels];
        int ahead = ExtremumScan.ROWS;
        for (int level = levels - 1; level >= 0; level--) {
            rows[level] = new LevelRows(octave.layout(), Math.min(octave.height(), ahead + 1));
            ahead += level > 0 ? blurs[level - 1].radius() : 0;
        }
        known = new int[levels];
    }

    Octave octave() {
        return octave;
    }

    /** The rows of each level: as many as {@link ExtremumScan} looks at when the last level is there. */
    List<LevelRows> rows() {
        return List.of(rows);
    }

    /** Makes the first so many rows of every level. */
    void reach(int rowsOfAll) {
        reach(known.length - 1, rowsOfAll);
    }

    private void reach(int level, int rowsOfLevel) {
        if (known[level] >= rowsOfLevel) {
            return;
        }
        for (; known[level] < rowsOfLevel; known[level]++) {
            int y = known[level];
            float[] row = rows[level].row(y);
            if (level == 0) {
                octave.read(level, y, row);
            } else {
                GaussianBlur blur = blurs[level - 1];
                reach(level - 1, blur.needed(y + 1, octave.height()));
                blur.row(rows[level - 1], y, octave.height(), row);
                octave.write(level, y, row);
            }
        }
    }
}
