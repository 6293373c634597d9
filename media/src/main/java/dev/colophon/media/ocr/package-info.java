/** Reads what is written in pictures: is it a page of text, its lines, in the order in which a person reads them. */
@NullMarked
package dev.colophon.media.ocr;

import org.jspecify.annotations.NullMarked;
