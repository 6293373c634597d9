/** Sources: what is watched, how often, and what it has cost. */
@NullMarked
package dev.colophon.crawl.frontier.source;

import org.jspecify.annotations.NullMarked;
