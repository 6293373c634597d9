/** See the module's README. */
@NullMarked
package dev.colophon.store;

import org.jspecify.annotations.NullMarked;
