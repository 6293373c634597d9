/** What is to be done about a copy: by its state, the policies of those who hold its work, and who may act. */
@NullMarked
package dev.colophon.sightings.outcome;

import org.jspecify.annotations.NullMarked;
