/** The suite of sounds. */
@NullMarked
package dev.colophon.benchmark.audio;

import org.jspecify.annotations.NullMarked;
