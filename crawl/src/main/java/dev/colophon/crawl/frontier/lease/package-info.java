/** What is leased to a worker and what it gives back; how politely hosts are asked. */
@NullMarked
package dev.colophon.crawl.frontier.lease;

import org.jspecify.annotations.NullMarked;
