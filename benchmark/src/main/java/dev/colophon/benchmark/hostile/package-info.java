/** Damaged files. */
@NullMarked
package dev.colophon.benchmark.hostile;

import org.jspecify.annotations.NullMarked;
