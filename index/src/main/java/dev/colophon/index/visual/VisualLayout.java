package dev.colophon.index.visual;

import dev.colophon.index.visual.hash.CoarseThumbnail;
import dev.colophon.index.visual.hash.HashBands;
import dev.colophon.index.visual.hash.PackedDescriptors;
import dev.colophon.index.visual.local.StoredFeatures;

/**
 * How pictures and films lie in an index: with other constants it has to be made anew, but not the fingerprints.
 *
 * @param hashBytes bytes of a hash that every search reads
 * @param hashTermBytes of a term of a hash of a picture
 * @param coarseSide samples of a side of a {@link CoarseThumbnail}
 * @param termBytes of a visual word with a direction
 * @param vocabulary a digest of the centres of the visual words
 * @param lengths whether it is kept how many terms a picture has
 * @param frameFeatureBytes of a local feature of a frame of a film
 * @param filmHashesOnce whether the hashes of a film are in what every search reads and nowhere else
 * @param filmHashesByChange whether they are written by how they change
 * @param filmMomentsOnce whether it is written once for all views of a film when its frames are seen
 */
record VisualLayout(
        int hashBytes,
        int hashTermBytes,
        int coarseSide,
        int termBytes,
        int vocabulary,
        boolean lengths,
        int frameFeatureBytes,
        boolean filmHashesOnce,
        boolean filmHashesByChange,
        boolean filmMomentsOnce) {

    static final VisualLayout DEFAULT = new VisualLayout(
            PackedDescriptors.HASH_BYTES,
            HashBands.BYTES,
            CoarseThumbnail.SIDE,
            StoredFeatures.TERM_BYTES,
            StoredFeatures.VOCABULARY,
            true,
            StoredFeatures.FRAME_FEATURE_BYTES,
            true,
            true,
            true);
}
