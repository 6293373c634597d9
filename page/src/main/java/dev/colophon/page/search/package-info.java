/** Fixed strings found in pages. */
@NullMarked
package dev.colophon.page.search;

import org.jspecify.annotations.NullMarked;
