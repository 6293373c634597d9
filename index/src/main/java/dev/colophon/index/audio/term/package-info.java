/** The peaks of a sound as terms of the index. */
@NullMarked
package dev.colophon.index.audio.term;

import org.jspecify.annotations.NullMarked;
