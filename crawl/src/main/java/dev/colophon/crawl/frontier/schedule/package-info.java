/** Which host is asked next, and for what; what is found is written there. */
@NullMarked
package dev.colophon.crawl.frontier.schedule;

import org.jspecify.annotations.NullMarked;
