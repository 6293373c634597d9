/** Links of a page and what they resolve to. */
@NullMarked
package dev.colophon.page.link;

import org.jspecify.annotations.NullMarked;
