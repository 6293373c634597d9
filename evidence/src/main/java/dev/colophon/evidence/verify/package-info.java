/**
 * The form of a bundle and how it is checked, offline. May be carried alone: it uses {@code evidence.log.verify}, the JDK,
 * Bouncy Castle, PDFBox and jackson-core, and none of the packages that write.
 */
@NullMarked
package dev.colophon.evidence.verify;

import org.jspecify.annotations.NullMarked;
