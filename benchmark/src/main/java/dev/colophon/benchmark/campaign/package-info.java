/** Measures what the report of a large campaign costs. */
@NullMarked
package dev.colophon.benchmark.campaign;

import org.jspecify.annotations.NullMarked;
