/** Music, speech and noise. */
@NullMarked
package dev.colophon.samples.sound;

import org.jspecify.annotations.NullMarked;
