/** Works and copies side by side, drawn with what was found. */
@NullMarked
package dev.colophon.demo.picture;

import org.jspecify.annotations.NullMarked;
