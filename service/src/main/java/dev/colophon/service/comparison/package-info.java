/** Both sides of a sighting, to be seen and heard. */
@NullMarked
package dev.colophon.service.comparison;

import org.jspecify.annotations.NullMarked;
