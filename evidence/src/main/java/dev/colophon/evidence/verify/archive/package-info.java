/**
 * Strict and bounded looks into archives that were captured: ZIP, TAR and gzip, as streams. Whatever cannot be read is told as open,
 * never as a fault of the bundle.
 */
@NullMarked
package dev.colophon.evidence.verify.archive;

import org.jspecify.annotations.NullMarked;
