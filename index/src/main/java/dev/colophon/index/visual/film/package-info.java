/** Films are sought by the hashes of their frames, and aligned in time. */
@NullMarked
package dev.colophon.index.visual.film;

import org.jspecify.annotations.NullMarked;
