/** Spectral peaks of sound and the terms made of them. */
@NullMarked
package dev.colophon.fingerprint.audio;

import org.jspecify.annotations.NullMarked;
