/** Evidence is taken: what was seen and asked for becomes a bundle. */
@NullMarked
package dev.colophon.cases.capture;

import org.jspecify.annotations.NullMarked;
