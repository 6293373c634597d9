/** What it costs to find new works in what was seen before. */
@NullMarked
package dev.colophon.benchmark.rematch;

import org.jspecify.annotations.NullMarked;
