/** The index on this machine: Lucene folders by medium. */
@NullMarked
package dev.colophon.index.local;

import org.jspecify.annotations.NullMarked;
