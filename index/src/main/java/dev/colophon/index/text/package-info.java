/** The index of texts: which registered texts share wording with a text, and where, to the character. */
@NullMarked
package dev.colophon.index.text;

import org.jspecify.annotations.NullMarked;
