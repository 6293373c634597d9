/** The public record of what was done. */
@NullMarked
package dev.colophon.service.record;

import org.jspecify.annotations.NullMarked;
