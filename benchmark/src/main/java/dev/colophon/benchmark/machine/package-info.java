/** What benchmarks need of the machine: its facts, processes and their cost, progress, tables. */
@NullMarked
package dev.colophon.benchmark.machine;

import org.jspecify.annotations.NullMarked;
