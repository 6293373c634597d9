package dev.colophon.index.visual.picture;

/**
 * The thresholds for laying a copy over references, after the hashes found nothing.
 *
 * @param smallest the copy shows at least this many 16ths of the longer shown side of the reference
 * @param narrowest and of the other side
 * @param kept references that are kept of each step: after the template match, and with 16, 32 and 64 samples a side
 * @param least correlation of what is kept of these. Right parts that were accepted in the end, of 353 crops on which these were
 *     chosen, reached 0.81, 0.82 and 0.88; of 63 wrong references that a search proposes, 19 reach the first
 * @param doubtful differing bits of the hashes of the part that was found and of the copy, at most
 * @param leastCorrelation of the samples, at the finest step
 * @param mostResidual root of the mean square in levels of 255 by which colours may differ, after a gain and an offset for each
 *     component were fitted
 * @param mostShare the same, as a share of the copy's {@linkplain dev.colophon.fingerprint.image.Thumbnail#variation variation}
 * @param mostGain by which the contrast of plain pictures may differ, and by which its inverse
 * @param mostOffset in levels by which their brightness may differ
 * @param mostColourGain by which the strength of their colours may differ, and by which its inverse
 * @param mostColourOffset in levels by which their colours may differ
 */
record ImageRegistrationParameters(
        int smallest,
        int narrowest,
        int[] kept,
        double[] least,
        int doubtful,
        double leastCorrelation,
        double mostResidual,
        double mostShare,
        double mostGain,
        double mostOffset,
        double mostColourGain,
        double mostColourOffset) {

    static final ImageRegistrationParameters DEFAULT = new ImageRegistrationParameters(
            11, 8, new int[] {64, 24, 8}, new double[] {0.7, 0.78, 0.85}, 40, 0.9, 4, 0.2, 1.6, 64, 1.25, 8);
}
