/** How far a long command has got. */
@NullMarked
package dev.colophon.cli.progress;

import org.jspecify.annotations.NullMarked;
