/** Steps of packaging that {@code dist/package} runs. Nothing of it is shipped. */
@NullMarked
package dev.colophon.dist;

import org.jspecify.annotations.NullMarked;
