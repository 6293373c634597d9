/** See the module's README. */
@NullMarked
package dev.colophon.cli;

import org.jspecify.annotations.NullMarked;
