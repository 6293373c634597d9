/** Pictures of an alignment and of operators. */
@NullMarked
package dev.colophon.cli.drawing;

import org.jspecify.annotations.NullMarked;
