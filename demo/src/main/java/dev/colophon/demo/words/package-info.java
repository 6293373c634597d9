/** What the demonstrations say, in the languages of the commands. */
@NullMarked
package dev.colophon.demo.words;

import org.jspecify.annotations.NullMarked;
