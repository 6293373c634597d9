/** Pictures by their local features: retrieval by visual words, verification by geometry. */
@NullMarked
package dev.colophon.index.visual.local;

import org.jspecify.annotations.NullMarked;
