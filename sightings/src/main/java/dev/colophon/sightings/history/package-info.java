/** What looks at a place say of the past: when copies were gone and came back, and what each look meant. */
@NullMarked
package dev.colophon.sightings.history;

import org.jspecify.annotations.NullMarked;
