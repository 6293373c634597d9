/** A Lucene postings format for hashes of fixed width, and the numbers that it packs. */
@NullMarked
package dev.colophon.index.postings.codec;

import org.jspecify.annotations.NullMarked;
