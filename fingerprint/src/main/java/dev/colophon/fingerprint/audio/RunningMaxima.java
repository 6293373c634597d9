package dev.colophon.fingerprint.audio;

/**
 * The largest of each run of 1, 2, 4 ... values of an array. The largest of a run of any length is then the larger one of two
 * overlapping runs. Comparing one value after the other is a branch each, and on music many are guessed wrong; these loops
 * become vector instructions, because a shifted array is copied first and then compared at the same index.
 */
final class RunningMaxima {

    private RunningMaxima() {}

    /** The level whose runs, two of them, cover one of this length. */
    static int level(int run) {
        return 31 - Integer.numberOfLeadingZeros(run);
    }

    /**
     * Room for the maxima of an array.
     *
     * @param length of the array
     * @param longest run that will be asked for
     */
    static float[][] levels(int length, int longest) {
        float[][] levels = new float[level(longest) + 1][];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = new float[length - (1 << level) + 1];
        }
        return levels;
    }

    /** Fills {@code levels[k][i]} with the largest of {@code values[i]} to {@code values[i + (1 << k) - 1]}. */
    static void of(float[] values, float[][] levels) {
        System.arraycopy(values, 0, levels[0], 0, values.length);
        for (int level = 1; level < levels.length; level++) {
            int half = 1 << (level - 1);
            System.arraycopy(levels[level - 1], half, levels[level], 0, levels[level].length);
            raise(levels[level], levels[level - 1]);
        }
    }

    /** Raises each value to that of the other array, which may be longer, at the same place. */
    static void raise(float[] values, float[] others) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], others[i]);
        }
    }
}
