/** The text of plain text, HTML pages and documents. */
@NullMarked
package dev.colophon.media.document;

import org.jspecify.annotations.NullMarked;
