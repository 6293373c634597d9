package dev.colophon.index.visual.local;

import java.util.List;

/**
 * How a copy shows a reference.
 *
 * @param map from the reference to the copy
 * @param inliers pairs that agree with it, at distinct places, best first
 */
record Agreement(AffineMap map, List<FeaturePair> inliers) {}
