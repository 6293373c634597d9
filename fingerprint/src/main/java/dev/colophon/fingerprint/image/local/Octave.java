package dev.colophon.fingerprint.image.local;

/**
 * A picture at one size, ever more blurred: {@code levels + 3} levels, the blur of each 2^(1/levels) times that of the one
 * before.
 *
 * @param blurred levels of at least {@code width * height} values
 */
record Octave(int width, int height, float[][] blurred) {

    /** The blur of a level in pixels of its octave. */
    static double sigma(LocalParameters parameters, double level) {
        return parameters.firstSigma() * StrictMath.pow(2, level / parameters.levels());
    }

    /** How much a level is brighter at a place than the one before it. */
    float difference(int level, int at) {
        return blurred[level + 1][at] - blurred[level][at];
    }

    /** Every second pixel of the level that is blurred twice as much as the first: where the next octave begins. */
    void halve(int level, float[] half) {
        float[] from = blurred[level];
        int columns = width / 2;
        int rows = height / 2;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                half[y * columns + x] = from[2 * y * width + 2 * x];
            }
        }
    }
}
