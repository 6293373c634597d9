/** How the peaks of a sound lie on those of another. */
@NullMarked
package dev.colophon.index.audio.alignment;

import org.jspecify.annotations.NullMarked;
