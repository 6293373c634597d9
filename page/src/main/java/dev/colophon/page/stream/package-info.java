/** Streams: playlists of HLS (RFC 8216), which of their segments to look into, and how to open them. */
@NullMarked
package dev.colophon.page.stream;

import org.jspecify.annotations.NullMarked;
