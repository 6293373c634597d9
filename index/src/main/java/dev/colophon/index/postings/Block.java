package dev.colophon.index.postings;

/**
 * The terms of one stretch of a reference.
 *
 * @param number of the block within its reference, from 0 and without gaps; a block may have no terms
 * @param terms fixed-width terms one after the other, in any order; repeated terms count once
 */
public record Block(int number, byte[] terms) {}
