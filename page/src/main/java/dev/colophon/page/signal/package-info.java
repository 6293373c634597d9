/** Identifiers on a page that other sites may have too. */
@NullMarked
package dev.colophon.page.signal;

import org.jspecify.annotations.NullMarked;
