/** What a site says of its own pages to programs, in documents of their own: {@code tdmrep.json} and RSL. */
@NullMarked
package dev.colophon.page.terms;

import org.jspecify.annotations.NullMarked;
