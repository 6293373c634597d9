/** Which rows say nothing that other rows do not say, once they are old. */
@NullMarked
package dev.colophon.sightings.retention;

import org.jspecify.annotations.NullMarked;
