/** Sound: retrieval by terms, verification on a line of speed, pitch and offset, and a decision calibrated by decoys. */
@NullMarked
package dev.colophon.index.audio;

import org.jspecify.annotations.NullMarked;
