/** What a file is: its type by content, its size, its digest, the charset of its text. */
@NullMarked
package dev.colophon.media.file;

import org.jspecify.annotations.NullMarked;
