package dev.colophon.index.postings.shard;

import java.util.List;

/**
 * A fingerprint that is kept in parts, or some of it.
 *
 * @param head what belongs to no block
 * @param from the number of the block whose part is the first
 * @param parts those of the blocks in a row that were asked for, as far as there are any
 */
public record Parts(byte[] head, int from, List<byte[]> parts) {}
