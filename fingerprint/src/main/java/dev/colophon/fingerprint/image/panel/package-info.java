/** Rectangles of a found picture in which another picture may be shown. */
@NullMarked
package dev.colophon.fingerprint.image.panel;

import org.jspecify.annotations.NullMarked;
