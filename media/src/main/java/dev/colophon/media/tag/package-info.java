/** What a file says of itself in its tags. */
@NullMarked
package dev.colophon.media.tag;

import org.jspecify.annotations.NullMarked;
