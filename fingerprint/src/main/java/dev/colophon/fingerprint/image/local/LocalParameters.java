package dev.colophon.fingerprint.image.local;

/**
 * The constants of local features. A change of any of them is a new {@link LocalFeatures#VERSION}.
 *
 * @param longSide pixels of the long side to which a picture is reduced before features are looked for
 * @param leastEnlarged a smaller picture is enlarged, unless by less than so many times
 * @param mostEnlarged at most so many times
 * @param most features that are kept
 * @param firstSigma blur of the first level of an octave, in its pixels
 * @param inputSigma blur that a picture is thought to have
 * @param levels scales an octave
 * @param shortestSide an octave has at least so many pixels on its short side
 * @param leastContrast of an extremum, in levels of 255
 * @param mostEdge ratio of the principal curvatures of an extremum
 * @param border pixels of an octave in which nothing is looked for
 * @param columns of the grid over which features are spread
 * @param rows likewise
 * @param cellShare how many times its even share a cell of the grid may hold
 * @param peakShare of the strongest direction that a second direction of the same point must have
 */
public record LocalParameters(
        int longSide,
        double leastEnlarged,
        double mostEnlarged,
        int most,
        double firstSigma,
        double inputSigma,
        int levels,
        int shortestSide,
        float leastContrast,
        float mostEdge,
        int border,
        int columns,
        int rows,
        double cellShare,
        float peakShare) {

    /** Of registered pictures. */
    public static final LocalParameters REFERENCE = of(640, 1, 500);

    /** Of found pictures: looked at more closely, since a work may be small in them. */
    public static final LocalParameters COPY = of(1280, 1.4, 1400);

    /** The same for pictures of another size. */
    public LocalParameters sized(int otherSide, int otherMost) {
        return new LocalParameters(
                otherSide,
                leastEnlarged,
                mostEnlarged,
                otherMost,
                firstSigma,
                inputSigma,
                levels,
                shortestSide,
                leastContrast,
                mostEdge,
                border,
                columns,
                rows,
                cellShare,
                peakShare);
    }

    private static LocalParameters of(int longSide, double leastEnlarged, int most) {
        return new LocalParameters(longSide, leastEnlarged, 2, most, 1.6, 0.5, 3, 20, 0.3f, 10, 6, 8, 6, 1.6, 0.8f);
    }
}
