/** Signatures, certificates, timestamp tokens, and whom to trust. */
@NullMarked
package dev.colophon.evidence.verify.signature;

import org.jspecify.annotations.NullMarked;
