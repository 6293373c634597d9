/** What every command prints to, and how it ends. */
@NullMarked
package dev.colophon.cli.output;

import org.jspecify.annotations.NullMarked;
