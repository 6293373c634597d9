/** Messages in which the trades say what they publish, as lists of works. */
@NullMarked
package dev.colophon.registry.message;

import org.jspecify.annotations.NullMarked;
