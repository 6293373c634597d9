package dev.colophon.index.visual.local;

/** Where the points of a reference lie in a copy. */
sealed interface PlaneMap permits AffineMap, Homography {

    double x(double x, double y);

    double y(double x, double y);

    /** The way back. */
    PlaneMap inverse();
}
