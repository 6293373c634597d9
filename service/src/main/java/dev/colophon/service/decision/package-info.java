/** Deciding sightings, and taking that back. */
@NullMarked
package dev.colophon.service.decision;

import org.jspecify.annotations.NullMarked;
