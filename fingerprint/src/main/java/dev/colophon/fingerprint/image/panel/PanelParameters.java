package dev.colophon.fingerprint.image.panel;

/**
 * The constants of panels. Only found pictures have panels, so that a change asks for no work again.
 *
 * @param side a panel is reduced to at most so many pixels a side before it is hashed
 * @param strip pixels along a line whose mean is looked at
 * @param beside pixels on both sides of a line with which its step is compared
 * @param quiet levels of 255 that are added to the steps beside
 * @param most times that a step is larger than those beside it, as far as it counts
 * @param usual times that a step is larger that chance explains
 * @param leastLine evidence of a line: strips times what each exceeds the usual by
 * @param apart pixels by which lines are apart
 * @param lines of each direction that are kept
 * @param leastSide mean evidence of each side of a panel
 * @param leastMean and of all sides together
 * @param shortest pixels of a side
 * @param narrowest share of the longer side of the picture that a side has
 * @param largest share of the area of the picture
 * @param alike panels that share more of their area are one
 * @param panels that are kept, by turns of those that are one and of those that two others fill
 */
record PanelParameters(
        int side,
        int strip,
        int beside,
        float quiet,
        float most,
        float usual,
        float leastLine,
        int apart,
        int lines,
        double leastSide,
        double leastMean,
        int shortest,
        double narrowest,
        double largest,
        double alike,
        int panels) {

    static final PanelParameters DEFAULT =
            new PanelParameters(256, 8, 8, 2, 4, 1.6f, 6, 2, 40, -0.3, 0.3, 48, 0.08, 0.97, 0.95, 24);
}
