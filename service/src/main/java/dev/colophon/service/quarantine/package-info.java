/** Files that hit too much. */
@NullMarked
package dev.colophon.service.quarantine;

import org.jspecify.annotations.NullMarked;
