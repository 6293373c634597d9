package dev.colophon.fingerprint.image;

import java.util.List;

/**
 * The constants of the picture engine. A change of any of them is a new {@link
 * dev.colophon.fingerprint.ImageFingerprint#VERSION}.
 *
 * @param workingSide pictures are reduced to this many pixels a side before hashing
 * @param smallestSide a picture smaller than this on one side is {@code TOO_SMALL}
 * @param borderContrast a row or column whose brightness varies by less is border
 * @param evenContrast the same for the border of pictures without structure, all of which must be alike
 * @param mostBorder at most this share of a side is cut from each end
 * @param leastBorder a border below this share of both sides is not worth a view of its own
 * @param fewestFeatures a picture with as many local features can be compared whatever its hashes are
 * @param leastVariation a picture without usable hashes and features whose colours {@linkplain Thumbnail#variation vary} by less is {@code
 *     TOO_PLAIN}
 * @param crops parts of the picture without border that a reference is also hashed for
 */
public record ImageParameters(
        int workingSide,
        int smallestSide,
        float borderContrast,
        float evenContrast,
        double mostBorder,
        double leastBorder,
        int fewestFeatures,
        double leastVariation,
        List<Region> crops) {

    public static final ImageParameters DEFAULT = new ImageParameters(512, 64, 16, 6, 0.4, 0.01, 30, 5, defaultCrops());

    // Steps of 5 %: the edges of a centre crop are then at most 1.25 % away from those of the nearest view.
    private static List<Region> defaultCrops() {
        return List.of(
                Region.centre(0.95, 0.95),
                Region.centre(0.90, 0.90),
                Region.centre(0.85, 0.85),
                Region.centre(0.80, 0.80),
                Region.centre(0.75, 0.75),
                Region.centre(0.70, 0.70),
                Region.centre(0.90, 1),
                Region.centre(0.80, 1),
                Region.centre(1, 0.90),
                Region.centre(1, 0.80));
    }
}
