/** Reviewing sightings one after the other: who looks at which, what was let be, how long somebody looked before they decided. */
@NullMarked
package dev.colophon.sightings.review;

import org.jspecify.annotations.NullMarked;
