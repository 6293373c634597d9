/** Visiting places again and again, and having looked into what was received. */
@NullMarked
package dev.colophon.crawl;

import org.jspecify.annotations.NullMarked;
