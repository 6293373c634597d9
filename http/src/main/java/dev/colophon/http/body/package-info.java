/** Bytes received, bounded: in memory while they are few, else in a file. */
@NullMarked
package dev.colophon.http.body;

import org.jspecify.annotations.NullMarked;
