/** Who runs the sites: what sites share, what that is worth, and who is grouped with whom and why. */
@NullMarked
package dev.colophon.watch.operators;

import org.jspecify.annotations.NullMarked;
