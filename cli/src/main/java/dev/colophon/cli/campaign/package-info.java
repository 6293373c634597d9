/** Commands about campaigns. */
@NullMarked
package dev.colophon.cli.campaign;

import org.jspecify.annotations.NullMarked;
