/** What the pages of all parts have in common: their frame, forms that come back, refusals. */
@NullMarked
package dev.colophon.server.page;

import org.jspecify.annotations.NullMarked;
