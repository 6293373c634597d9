package dev.colophon.index.postings.shard;

import dev.colophon.index.ReferenceId;

/**
 * What is to be read of a reference.
 *
 * @param whole whether its fingerprint is, when that is kept as a whole, and its flat bytes
 * @param from the first block whose part is
 * @param to the block after the last; none is where it is {@code from}
 */
public record Wanted(ReferenceId reference, boolean whole, int from, int to) {

    /** The fingerprint that is kept as a whole, and the flat bytes. */
    public static Wanted whole(ReferenceId reference) {
        return new Wanted(reference, true, 0, 0);
    }

    /** The parts of blocks in a row, with the head. */
    public static Wanted blocks(ReferenceId reference, int from, int to) {
        return new Wanted(reference, false, from, to);
    }

    /** All that is kept. */
    public static Wanted all(ReferenceId reference) {
        return new Wanted(reference, true, 0, Integer.MAX_VALUE);
    }
}
