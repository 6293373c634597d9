/** What was seen where: places with their contents, what of registered works is in them, and new works found in what was kept. */
@NullMarked
package dev.colophon.sightings;

import org.jspecify.annotations.NullMarked;
