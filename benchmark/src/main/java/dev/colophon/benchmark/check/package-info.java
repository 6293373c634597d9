/** What it costs to check files by the API of a server that runs, among many registered works. */
@NullMarked
package dev.colophon.benchmark.check;

import org.jspecify.annotations.NullMarked;
