/** Licences that are offered for a price, and what came of that. */
@NullMarked
package dev.colophon.registry.offer;

import org.jspecify.annotations.NullMarked;
