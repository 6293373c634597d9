/** What a crawl that runs for weeks needs of a home. */
@NullMarked
package dev.colophon.service.watch;

import org.jspecify.annotations.NullMarked;
