/** The commands for whom to write to. */
@NullMarked
package dev.colophon.cli.contact;

import org.jspecify.annotations.NullMarked;
