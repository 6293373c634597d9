package dev.colophon.index.visual.local;

/**
 * A feature of a copy and the one of a reference that is most like it.
 *
 * @param ratio its distance by that of the second nearest
 */
record FeaturePair(int copy, int reference, int distance, float ratio) {}
