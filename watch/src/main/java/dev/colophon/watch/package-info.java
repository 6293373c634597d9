/** See the module's README. */
@NullMarked
package dev.colophon.watch;

import org.jspecify.annotations.NullMarked;
