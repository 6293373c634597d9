package dev.colophon.fingerprint.image.local;

/**
 * An extremum of the scale space.
 *
 * @param octave number of its octave, 0 for the one at the size that was looked at
 * @param level the level of the octave nearest to its scale
 * @param x in pixels of its octave
 * @param y likewise
 * @param sigma its scale in pixels of its octave
 * @param response how strong it is, in levels of 255
 */
record Keypoint(int octave, int level, float x, float y, float sigma, float response) {}
