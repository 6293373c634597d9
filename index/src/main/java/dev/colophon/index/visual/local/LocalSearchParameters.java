package dev.colophon.index.visual.local;

import dev.colophon.index.postings.retrieval.LengthNorm;

/**
 * The constants of the search by local features. Pixels are those in which features were found.
 *
 * @param cells of the vocabulary that a feature of a frame of a film is looked for in
 * @param pictureCells and one of a picture, which has more of them
 * @param retrieved references that postings propose
 * @param copies likewise of an index of copies, in which a work may stand many times
 * @param fewestLikes terms at least that a reference must have like those of a copy to be proposed
 * @param leadingBits of the signature of a term, of which at most one may differ
 * @param signatureVotes what a term like one of the copy's counts, by how many bits of the signature differ; none beyond
 * @param examined of these, after their codes were compared within the cells, of which it is asked how many such pairs agree in place
 * @param fewestAgreeing pairs of these that must agree for all features to be compared
 * @param ranked references at most of which all features are compared
 * @param norm references with more features share more terms with any copy
 * @param alike differing bits of codes at most that speak for a reference while ranking
 * @param bitsScale differing bits squared after which a vote counts 1/e as much
 * @param fewestVotes that a copy must have to be proposed to a new reference
 * @param ratio a feature's nearest in a reference must be nearer than this share of its second nearest
 * @param apart pixels by which the second nearest is away from the nearest
 * @param pairs the best of a reference that are looked at
 * @param proposals similarities that are tried
 * @param refined the best of these that are refined
 * @param nearest pixels by which a pair may be off a proposal where it was made
 * @param growing and for each pixel from there
 * @param farthest at most
 * @param octaves by which its scale may be off
 * @param turn and its direction, in parts of a turn
 * @param tolerances pixels by which pairs may be off while the affine map is fitted, again and again
 * @param inlier pixels by which an inlier may be off in the end
 * @param mostScale tolerances grow with the scale of the copy up to so many times
 * @param mostStretch ratio of the axes of an affine map
 * @param referencePixels by which inliers are apart in the reference
 * @param copyPixels and in the copy
 * @param fewest inliers that are worth grading
 * @param furtherInliers of a further place in which the same reference is shown
 * @param instances of one reference that are looked for in a copy
 */
record LocalSearchParameters(
        int cells,
        int pictureCells,
        int retrieved,
        int copies,
        int fewestLikes,
        int leadingBits,
        double[] signatureVotes,
        int examined,
        int fewestAgreeing,
        int ranked,
        LengthNorm norm,
        int alike,
        double bitsScale,
        double fewestVotes,
        double ratio,
        double apart,
        int pairs,
        int proposals,
        int refined,
        double nearest,
        double growing,
        double farthest,
        double octaves,
        double turn,
        double[] tolerances,
        double inlier,
        double mostScale,
        double mostStretch,
        double referencePixels,
        double copyPixels,
        int fewest,
        int furtherInliers,
        int instances) {

    static final LocalSearchParameters DEFAULT = new LocalSearchParameters(
            4,
            2,
            100,
            1000,
            2,
            7,
            new double[] {1, 0.8, 0.41, 0.14},
            100,
            3,
            40,
            new LengthNorm(0.7, 20, 320),
            60,
            3200,
            2,
            0.85,
            6,
            400,
            150,
            6,
            7,
            0.1,
            32,
            0.87,
            0.095,
            new double[] {14, 10},
            6.4,
            2.5,
            2.2,
            5,
            3,
            6,
            12,
            4);

    /** For codes of half the bits. */
    LocalSearchParameters withHalvedCodes() {
        return new LocalSearchParameters(
                cells,
                pictureCells,
                retrieved,
                copies,
                fewestLikes,
                leadingBits,
                signatureVotes,
                examined,
                fewestAgreeing,
                ranked,
                norm,
                alike / 2,
                bitsScale / 4,
                fewestVotes,
                ratio,
                apart,
                pairs,
                proposals,
                refined,
                nearest,
                growing,
                farthest,
                octaves,
                turn,
                tolerances,
                inlier,
                mostScale,
                mostStretch,
                referencePixels,
                copyPixels,
                fewest,
                furtherInliers,
                instances);
    }
}
