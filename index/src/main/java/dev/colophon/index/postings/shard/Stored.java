package dev.colophon.index.postings.shard;

import java.util.Optional;

/**
 * What is kept of a reference, as far as it was {@linkplain Wanted wanted}.
 *
 * @param whole its fingerprint when that is kept as a whole
 * @param flat what every scan reads of it
 * @param parts the head, empty when there is none, and the parts of blocks
 */
public record Stored(Optional<byte[]> whole, Optional<byte[]> flat, Parts parts) {}
