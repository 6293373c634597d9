/** Looking at one place once: a URL, a list of URLs, a WARC. */
@NullMarked
package dev.colophon.crawl.scan;

import org.jspecify.annotations.NullMarked;
