/** What bundles and the log cost. */
@NullMarked
package dev.colophon.benchmark.evidence;

import org.jspecify.annotations.NullMarked;
