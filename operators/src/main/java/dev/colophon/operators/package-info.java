/** Who runs the sites: who is grouped with whom, why, and what a person ruled. */
@NullMarked
package dev.colophon.operators;

import org.jspecify.annotations.NullMarked;
