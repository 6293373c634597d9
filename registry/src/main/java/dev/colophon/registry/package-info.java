/** See the module's README. */
@NullMarked
package dev.colophon.registry;

import org.jspecify.annotations.NullMarked;
