/** Works registered later, found in what was seen before. */
@NullMarked
package dev.colophon.sightings.rematch;

import org.jspecify.annotations.NullMarked;
