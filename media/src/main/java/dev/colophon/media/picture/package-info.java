/** Decoding pictures to RGB, in a child JVM. */
@NullMarked
package dev.colophon.media.picture;

import org.jspecify.annotations.NullMarked;
