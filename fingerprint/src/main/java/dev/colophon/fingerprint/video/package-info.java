/** Picture hashes of frames, kept when the picture changes. */
@NullMarked
package dev.colophon.fingerprint.video;

import org.jspecify.annotations.NullMarked;
