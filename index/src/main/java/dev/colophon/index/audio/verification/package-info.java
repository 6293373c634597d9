/** Whether a proposed alignment of two sounds is more than chance. */
@NullMarked
package dev.colophon.index.audio.verification;

import org.jspecify.annotations.NullMarked;
