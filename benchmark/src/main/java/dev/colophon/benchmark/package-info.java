/** Measures recall, false positives and cost on real media; nothing of it is shipped. */
@NullMarked
package dev.colophon.benchmark;

import org.jspecify.annotations.NullMarked;
