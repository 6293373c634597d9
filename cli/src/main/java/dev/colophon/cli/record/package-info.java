/** Commands about the public record. */
@NullMarked
package dev.colophon.cli.record;

import org.jspecify.annotations.NullMarked;
