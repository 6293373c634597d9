package dev.colophon.fingerprint.image.local;

/**
 * A picture at one size, ever more blurred: {@code levels + 3} levels, the blur of each 2^(1/levels) times that of the one
 * before.
 *
 * @param blurred levels of {@code width * height} values
 */
record Octave(int width, int height, float[][] blurred) {

    /** The octave of a picture that is blurred by the sigma of the first level already. */
    static Octave of(float[] first, int width, int height, LocalParameters parameters) {
        int levels = parameters.levels();
        int size = width * height;
        float[][] blurred = new float[levels + 3][];
        blurred[0] = first;
        for (int level = 1; level < blurred.length; level++) {
            double before = sigma(parameters, level - 1);
            double here = sigma(parameters, level);
            blurred[level] = new float[size];
            new GaussianBlur(StrictMath.sqrt(here * here - before * before), width)
                    .blur(blurred[level - 1], blurred[level], height);
        }
        return new Octave(width, height, blurred);
    }

    /** The blur of a level in pixels of its octave. */
    static double sigma(LocalParameters parameters, double level) {
        return parameters.firstSigma() * StrictMath.pow(2, level / parameters.levels());
    }

    /** How much a level is brighter at a place than the one before it. */
    float difference(int level, int at) {
        return blurred[level + 1][at] - blurred[level][at];
    }

    /** Every second pixel of the level that is blurred twice as much as the first: where the next octave begins. */
    float[] halved(int level) {
        float[] from = blurred[level];
        int columns = width / 2;
        int rows = height / 2;
        float[] half = new float[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                half[y * columns + x] = from[2 * y * width + 2 * x];
            }
        }
        return half;
    }
}
