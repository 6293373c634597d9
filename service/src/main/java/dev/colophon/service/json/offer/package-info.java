/** Offers, as JSON. */
@NullMarked
package dev.colophon.service.json.offer;

import org.jspecify.annotations.NullMarked;
