/** In which case a sighting is, and that it leaves it by itself. Cases are opened elsewhere; their events are written here. */
@NullMarked
package dev.colophon.sightings.membership;

import org.jspecify.annotations.NullMarked;
