/** How much of a file is read, and why one is not. */
@NullMarked
package dev.colophon.media.refusal;

import org.jspecify.annotations.NullMarked;
