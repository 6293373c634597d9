/** Lists of works as CSV. */
@NullMarked
package dev.colophon.registry.csv;

import org.jspecify.annotations.NullMarked;
