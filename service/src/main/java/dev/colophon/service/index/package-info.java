/** Looking after the search index of a home. */
@NullMarked
package dev.colophon.service.index;

import org.jspecify.annotations.NullMarked;
