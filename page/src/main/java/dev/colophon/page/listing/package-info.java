/** Lists of places to look at: sitemaps, feeds and lists of URLs. */
@NullMarked
package dev.colophon.page.listing;

import org.jspecify.annotations.NullMarked;
