/** Lists of places to look at: sitemaps, feeds and lists of URLs. Opens no connections. */
@NullMarked
package dev.colophon.watch.listing;

import org.jspecify.annotations.NullMarked;
