/** Licences that are offered for a price: made, shown, accepted, declined. */
@NullMarked
package dev.colophon.service.offer;

import org.jspecify.annotations.NullMarked;
