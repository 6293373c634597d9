/** See the module's README. */
@NullMarked
package dev.colophon.benchmark;

import org.jspecify.annotations.NullMarked;
