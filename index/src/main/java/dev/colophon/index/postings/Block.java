package dev.colophon.index.postings;

/**
 * The terms of one stretch of a reference.
 *
 * @param number of the block within its reference, from 0 and without gaps; a block may have no terms
 * @param terms fixed-width terms one after the other, in any order; repeated terms count once
 * @param part what is kept of the fingerprint with this block; empty when it is kept as a whole
 */
public record Block(int number, byte[] terms, byte[] part) {

    private static final byte[] NONE = {};

    /** A block of a reference whose fingerprint is kept as a whole. */
    public Block(int number, byte[] terms) {
        this(number, terms, NONE);
    }
}
