/** Crawls beside wget, and the way from a page to a sighting. */
@NullMarked
package dev.colophon.benchmark.watch;

import org.jspecify.annotations.NullMarked;
