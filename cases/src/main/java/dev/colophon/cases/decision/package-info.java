/** When many sightings may be decided together. */
@NullMarked
package dev.colophon.cases.decision;

import org.jspecify.annotations.NullMarked;
