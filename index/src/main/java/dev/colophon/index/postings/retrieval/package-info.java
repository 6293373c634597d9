/** From the terms of a copy to the blocks of references that share most of them. */
@NullMarked
package dev.colophon.index.postings.retrieval;

import org.jspecify.annotations.NullMarked;
