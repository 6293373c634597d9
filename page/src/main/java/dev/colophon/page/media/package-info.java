/** The media that a page shows or offers. */
@NullMarked
package dev.colophon.page.media;

import org.jspecify.annotations.NullMarked;
