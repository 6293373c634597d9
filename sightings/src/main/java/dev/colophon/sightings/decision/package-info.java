/** What was decided of sightings: by persons, and by the rules that keep a decision or open it again. */
@NullMarked
package dev.colophon.sightings.decision;

import org.jspecify.annotations.NullMarked;
