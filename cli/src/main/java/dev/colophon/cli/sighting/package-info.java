/** Commands about what was found: check, scan, rematch, sightings, show, operators. */
@NullMarked
package dev.colophon.cli.sighting;

import org.jspecify.annotations.NullMarked;
