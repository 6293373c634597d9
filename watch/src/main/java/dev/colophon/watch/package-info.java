/** Where copies may be: the one guarded client, pages and the media in them, captures in WARC. */
@NullMarked
package dev.colophon.watch;

import org.jspecify.annotations.NullMarked;
