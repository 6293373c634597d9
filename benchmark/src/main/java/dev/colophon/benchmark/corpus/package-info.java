/** Files to search and to register, halves for tuning and reporting, altered copies. */
@NullMarked
package dev.colophon.benchmark.corpus;

import org.jspecify.annotations.NullMarked;
