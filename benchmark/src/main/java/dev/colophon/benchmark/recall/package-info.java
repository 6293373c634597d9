/** Queries, what was found and what was not, with intervals. */
@NullMarked
package dev.colophon.benchmark.recall;

import org.jspecify.annotations.NullMarked;
