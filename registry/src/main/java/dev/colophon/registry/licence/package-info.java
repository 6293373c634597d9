/** Who may show which works: licences, what the parties hold of a work, and whether a copy that was seen is licensed. */
@NullMarked
package dev.colophon.registry.licence;

import org.jspecify.annotations.NullMarked;
