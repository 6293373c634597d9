/** The public record: what was done, in the transparency log for everybody to count. */
@NullMarked
package dev.colophon.cases.record;

import org.jspecify.annotations.NullMarked;
