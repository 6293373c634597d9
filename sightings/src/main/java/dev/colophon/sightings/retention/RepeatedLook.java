package dev.colophon.sightings.retention;

/**
 * A look between two others that say the same.
 *
 * @param from when the look before it was made
 * @param to when the look after it was made
 */
record RepeatedLook(Look look, long from, long to) {}
