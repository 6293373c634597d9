/** What to watch: sources, their scope and budget, and URLs in one form. */
@NullMarked
package dev.colophon.crawl.source;

import org.jspecify.annotations.NullMarked;
