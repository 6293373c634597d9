/** Pictures: altered copies, what of them is found, what is wrongly found. */
@NullMarked
package dev.colophon.benchmark.image;

import org.jspecify.annotations.NullMarked;
