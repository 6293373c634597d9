/** Where copies may be: the one guarded door to the network, pages and the media in them, captures in WARC. */
@NullMarked
package dev.colophon.watch;

import org.jspecify.annotations.NullMarked;
