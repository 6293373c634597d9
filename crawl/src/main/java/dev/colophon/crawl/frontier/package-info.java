/** What is due when: URLs, hosts, leases, politeness; all of it in the database. */
@NullMarked
package dev.colophon.crawl.frontier;

import org.jspecify.annotations.NullMarked;
