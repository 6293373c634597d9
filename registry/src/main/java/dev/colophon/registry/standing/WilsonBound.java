package dev.colophon.registry.standing;

/** The lower end of the Wilson score interval of a share (Wilson 1927), which few trials keep low. */
public final class WilsonBound {

    /** Of a two-sided interval of 95 %. */
    private static final double Z = 1.959964;

    private WilsonBound() {}

    /**
     * The bound.
     *
     * @param won how many, or the sum of their weights
     * @param decided of so many, at least {@code won}; of none the bound is 0
     */
    public static double lower(double won, double decided) {
        if (!(won >= 0 && decided >= won)) {
            throw new IllegalArgumentException("%s of %s is no share".formatted(won, decided));
        }
        if (decided == 0) {
            return 0;
        }
        double share = won / decided;
        double squared = Z * Z;
        double spread = Z * Math.sqrt(share * (1 - share) / decided + squared / (4 * decided * decided));
        return Math.max(0, (share + squared / (2 * decided) - spread) / (1 + squared / decided));
    }
}
