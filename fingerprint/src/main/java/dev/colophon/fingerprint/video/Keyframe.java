package dev.colophon.fingerprint.video;

import dev.colophon.fingerprint.image.local.LocalFeatures;

/**
 * The local features of one frame of a film, in true proportions.
 *
 * @param millis when the frame is seen, from the start of the film
 */
public record Keyframe(int millis, LocalFeatures features) {}
