/** Who did what, and when, over everything that keeps a history. */
@NullMarked
package dev.colophon.cases.audit;

import org.jspecify.annotations.NullMarked;
