/** Whom a page names for complaints of rightsholders. */
@NullMarked
package dev.colophon.page.complaint;

import org.jspecify.annotations.NullMarked;
