/** The {@code colophon} command: thin classes over the modules below, one a command. */
@NullMarked
package dev.colophon.cli;

import org.jspecify.annotations.NullMarked;
