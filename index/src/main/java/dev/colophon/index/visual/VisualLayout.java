package dev.colophon.index.visual;

/**
 * How pictures and films lie in an index: with other constants it has to be made anew, but not the fingerprints.
 *
 * @param hashBytes bytes of a hash that every search reads
 * @param coarseSide samples of a side of a {@link CoarseThumbnail}
 */
record VisualLayout(int hashBytes, int coarseSide) {

    static final VisualLayout DEFAULT = new VisualLayout(PackedDescriptors.HASH_BYTES, CoarseThumbnail.SIDE);
}
