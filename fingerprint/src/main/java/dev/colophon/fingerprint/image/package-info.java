/** PDQ hashes of pictures, their crops and orientations. */
@NullMarked
package dev.colophon.fingerprint.image;

import org.jspecify.annotations.NullMarked;
