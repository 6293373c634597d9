/** How well copies of films are found. */
@NullMarked
package dev.colophon.benchmark.video;

import org.jspecify.annotations.NullMarked;
