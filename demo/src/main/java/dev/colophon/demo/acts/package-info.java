/** Hosts that receive notices and answer as planted, a clock that is put forward, and what became of each copy. */
@NullMarked
package dev.colophon.demo.acts;

import org.jspecify.annotations.NullMarked;
