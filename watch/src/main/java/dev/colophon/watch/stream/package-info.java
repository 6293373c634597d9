/** Streams: playlists of HLS (RFC 8216), which of their segments to look into, and how to open them. No connections. */
@NullMarked
package dev.colophon.watch.stream;

import org.jspecify.annotations.NullMarked;
