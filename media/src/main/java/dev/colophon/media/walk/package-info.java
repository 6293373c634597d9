/** The files in folders, archives and documents. */
@NullMarked
package dev.colophon.media.walk;

import org.jspecify.annotations.NullMarked;
