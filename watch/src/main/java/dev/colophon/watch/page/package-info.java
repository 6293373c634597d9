/** Reading what was fetched: the characters of a page and the media that it shows. Opens no connections. */
@NullMarked
package dev.colophon.watch.page;

import org.jspecify.annotations.NullMarked;
