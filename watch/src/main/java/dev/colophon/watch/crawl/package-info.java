/** Visiting places again and again: sources, the frontier with its politeness, the crawler. */
@NullMarked
package dev.colophon.watch.crawl;

import org.jspecify.annotations.NullMarked;
