/** Finding ffmpeg, and decoding sound, film and some pictures with it. */
@NullMarked
package dev.colophon.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
