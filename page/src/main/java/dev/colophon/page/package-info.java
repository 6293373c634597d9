/** What a page says, read in one walk. Opens no connections. */
@NullMarked
package dev.colophon.page;

import org.jspecify.annotations.NullMarked;
