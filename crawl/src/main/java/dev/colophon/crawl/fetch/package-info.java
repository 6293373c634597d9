/** Fetching one URL and reading what the answer says. */
@NullMarked
package dev.colophon.crawl.fetch;

import org.jspecify.annotations.NullMarked;
