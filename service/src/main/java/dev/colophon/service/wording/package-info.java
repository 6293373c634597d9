/** What happened to cases and notices, in the words of a message file: a terminal and a page say the same. */
@NullMarked
package dev.colophon.service.wording;

import org.jspecify.annotations.NullMarked;
