/** Proof that stands without us. Here is what its writing packages share: their one exception and the files of their keys. */
@NullMarked
package dev.colophon.evidence;

import org.jspecify.annotations.NullMarked;
