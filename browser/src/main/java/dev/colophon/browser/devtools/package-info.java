/** The Chrome DevTools Protocol over a WebSocket. */
@NullMarked
package dev.colophon.browser.devtools;

import org.jspecify.annotations.NullMarked;
