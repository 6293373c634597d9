/** Commands about the standing of owners. */
@NullMarked
package dev.colophon.cli.standing;

import org.jspecify.annotations.NullMarked;
