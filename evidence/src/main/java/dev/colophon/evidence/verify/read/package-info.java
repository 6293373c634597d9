/**
 * Strict readers of what a bundle is made of. They take bytes that anyone may have made: whatever is not in its one right
 * form ends in {@link dev.colophon.evidence.verify.read.MalformedPart}, which names the part; nothing here grows with a number
 * that the bytes merely claim.
 */
@NullMarked
package dev.colophon.evidence.verify.read;

import org.jspecify.annotations.NullMarked;
