/** Works, matches and sightings in words. */
@NullMarked
package dev.colophon.cli.text;

import org.jspecify.annotations.NullMarked;
