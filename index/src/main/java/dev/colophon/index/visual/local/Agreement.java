package dev.colophon.index.visual.local;

import java.util.List;

/**
 * How a copy shows a reference.
 *
 * @param map from the reference to the copy
 * @param closer a map that lies closer, when the copy was taken askew; else the same
 * @param inliers pairs that agree with the map, at distinct places, best first
 */
record Agreement(AffineMap map, PlaneMap closer, List<FeaturePair> inliers) {}
