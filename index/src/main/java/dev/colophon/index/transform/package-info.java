/** How a copy lies in its reference: segments, areas and what was done to them. */
@NullMarked
package dev.colophon.index.transform;

import org.jspecify.annotations.NullMarked;
