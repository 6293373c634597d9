/** ISCC, the International Standard Content Code: ISO 24138:2024. Pure functions. */
@NullMarked
package dev.colophon.fingerprint.iscc;

import org.jspecify.annotations.NullMarked;
