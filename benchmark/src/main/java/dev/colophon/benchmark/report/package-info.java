/** Pages with tables and plots. */
@NullMarked
package dev.colophon.benchmark.report;

import org.jspecify.annotations.NullMarked;
