/** See the module's README. */
@NullMarked
package dev.colophon.samples;

import org.jspecify.annotations.NullMarked;
