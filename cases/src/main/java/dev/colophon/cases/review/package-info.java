/** A second person looks at what one has confirmed, without knowing what that one said; until then no notice names it. */
@NullMarked
package dev.colophon.cases.review;

import org.jspecify.annotations.NullMarked;
