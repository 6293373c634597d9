/** Fingerprints of files, taken where the files are. */
@NullMarked
package dev.colophon.service.fingerprint;

import org.jspecify.annotations.NullMarked;
