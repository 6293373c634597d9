/** From untrusted bytes to samples, pixels, frames and text, in child processes with limits. */
@NullMarked
package dev.colophon.media;

import org.jspecify.annotations.NullMarked;
