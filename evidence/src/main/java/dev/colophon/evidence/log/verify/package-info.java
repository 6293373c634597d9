/**
 * What a stranger needs to check that a leaf stands in a transparency log: hashes, signed notes, checkpoints,
 * cosignatures, proofs and the form of our leaves. Pure functions over bytes: no disk, no network, no clock, and nothing
 * but {@code java.base}, so that a small verifier can carry this package alone.
 *
 * <p>Sources: RFC 6962 section 2.1 and RFC 9162 section 2.1 (tree, proofs), C2SP signed-note, tlog-checkpoint,
 * tlog-cosignature and tlog-proof, RFC 8785 (canonical JSON). Sizes and indexes are unsigned 64-bit numbers in a
 * {@code long}, as in these documents.
 */
@NullMarked
package dev.colophon.evidence.log.verify;

import org.jspecify.annotations.NullMarked;
