/** Folding of text to what a reader sees, and the grams and winnowed terms of it. */
@NullMarked
package dev.colophon.fingerprint.text;

import org.jspecify.annotations.NullMarked;
