/** What makes two copies alike: pure functions from samples, pixels and text to fingerprints; no files, no clocks, no network. */
@NullMarked
package dev.colophon.fingerprint;

import org.jspecify.annotations.NullMarked;
