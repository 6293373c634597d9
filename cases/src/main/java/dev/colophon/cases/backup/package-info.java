/** Copies of a home in one file, and homes made of them. */
@NullMarked
package dev.colophon.cases.backup;

import org.jspecify.annotations.NullMarked;
