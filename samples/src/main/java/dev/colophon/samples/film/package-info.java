/** Animated films. */
@NullMarked
package dev.colophon.samples.film;

import org.jspecify.annotations.NullMarked;
