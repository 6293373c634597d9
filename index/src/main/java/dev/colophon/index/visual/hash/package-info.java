/** Hashes of whole pictures and frames, and which references lie near them. */
@NullMarked
package dev.colophon.index.visual.hash;

import org.jspecify.annotations.NullMarked;
