/** The public record as JSON. */
@NullMarked
package dev.colophon.service.json.record;

import org.jspecify.annotations.NullMarked;
