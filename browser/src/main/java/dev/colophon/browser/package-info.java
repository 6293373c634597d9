/**
 * Pages that scripts build: one headless Chromium that cannot reach the network by itself. Every request of a page is
 * handed to us over the Chrome DevTools Protocol and answered from the {@link dev.colophon.http.GuardedClient}.
 */
@NullMarked
package dev.colophon.browser;

import org.jspecify.annotations.NullMarked;
