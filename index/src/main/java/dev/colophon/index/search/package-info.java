/** The three steps of every engine: retrieve candidates, verify each, grade what was verified. */
@NullMarked
package dev.colophon.index.search;

import org.jspecify.annotations.NullMarked;
