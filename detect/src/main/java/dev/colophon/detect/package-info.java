/** One found file in, its sighting out; no database, no network. */
@NullMarked
package dev.colophon.detect;

import org.jspecify.annotations.NullMarked;
