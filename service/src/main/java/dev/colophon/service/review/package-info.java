/** Reviewing sightings: who looks at which, what they decide of it, and many that are confirmed together once a sample is. */
@NullMarked
package dev.colophon.service.review;

import org.jspecify.annotations.NullMarked;
