/** Which registered references share content with a fingerprint, where, and how sure. */
@NullMarked
package dev.colophon.index;

import org.jspecify.annotations.NullMarked;
