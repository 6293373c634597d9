/** What somebody says of licences of what was seen. */
@NullMarked
package dev.colophon.sightings.signal;

import org.jspecify.annotations.NullMarked;
