/** Grams of a text: their selection, their tables and the runs that two texts share. */
@NullMarked
package dev.colophon.index.text.gram;

import org.jspecify.annotations.NullMarked;
