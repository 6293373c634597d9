/** Pictures, and the canvas that they are painted on. */
@NullMarked
package dev.colophon.samples.picture;

import org.jspecify.annotations.NullMarked;
