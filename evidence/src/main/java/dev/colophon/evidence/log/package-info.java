/**
 * The transparency log on disk: an append-only Merkle tree of small leaves in the C2SP tlog-tiles layout, signed
 * checkpoints, proofs, and the client side of witnesses.
 *
 * <pre>
 * checkpoint                     signed note: origin, size, root, signatures and cosignatures
 * acknowledged                   the newest checkpoint whose leaves were acknowledged; tells a checkpoint that was rolled back
 * cosigned                       the newest checkpoint that witnesses have cosigned
 * lock                           held while one process appends
 * tile/&lt;L&gt;/&lt;N&gt;[.p/&lt;W&gt;]          256 (or W) hashes of 32 bytes; N = 1234067 is x001/x234/067
 * tile/entries/&lt;N&gt;[.p/&lt;W&gt;]      256 (or W) leaves, each behind its length as a big-endian 16-bit number
 * </pre>
 *
 * <p>Order of writing, each step durable before the next begins: tiles and bundles, checkpoint, acknowledged. Files beyond
 * the size of the checkpoint are leftovers of a batch that was never acknowledged; they are never read and may be
 * overwritten. The folder can be served as static files as it is.
 */
@NullMarked
package dev.colophon.evidence.log;

import org.jspecify.annotations.NullMarked;
