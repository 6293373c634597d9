/** Why something matches, in figures. */
@NullMarked
package dev.colophon.index.explanation;

import org.jspecify.annotations.NullMarked;
