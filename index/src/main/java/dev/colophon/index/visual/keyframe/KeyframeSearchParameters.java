package dev.colophon.index.visual.keyframe;

/**
 * The constants of the search for films by keyframes.
 *
 * @param ranked frames of references that a frame of a copy is laid over
 * @param turnedEvery of so many frames one is looked for by quarters of a turn, too
 * @param anchors the best pairs of frames from each of which a line is tried
 * @param scale natural logarithm of the ratio of two scales that agree
 * @param turn radians between two turns that agree
 * @param shift of the middle that agrees, in diagonals of the picture: a camera moves between a keyframe and what a copy shows at nearly
 *     the same moment
 * @param slowest speed that is tried
 * @param fastest speed that is tried
 * @param speedStep between the speeds that are tried
 * @param coarseSeconds by which a keyframe may be off a proposed line
 * @param offsetStep seconds between the offsets that are tried
 * @param windowSeconds of the copy in which a line is fitted
 * @param beyondSeconds by which a fitted line may go beyond the ends of a reference
 * @param mostInliers of a pair of frames that count: no frame outweighs several
 * @param plateau share of the best agreement that is as good
 * @param fineSpeed between speeds at the end
 * @param fineOffset seconds between offsets at the end
 * @param steady deviation of the place, in diagonals, in which shots are shown at the moments of their keyframes
 * @param mostMisfit of a shot, in variances: a camera need not move evenly
 * @param deviations by which a speed is off 1 when it is told
 * @param endSeconds by which an end of a stretch may be off, however well the line is known
 * @param moved times by which a frame may be further off its place when the camera moved on
 * @param inliersOfMoved that it has then at least
 * @param gapSeconds a stretch ends where nothing agrees for longer
 * @param fewestFrames of a copy that agree in a stretch
 * @param leastShare of the frames of the copy in a stretch that agree, 0..1
 * @param fewestMoments shots of a reference that are recognised at their moment and no other: a shot that runs backwards looks like
 *     one that does not
 * @param compared keyframes of a reference at most with which a frame is compared to tell its moment
 * @param particular a frame that agrees with another keyframe, too, by this share of its inliers does not tell its moment
 * @param stretches of one reference at most
 */
record KeyframeSearchParameters(
        int ranked,
        int turnedEvery,
        int anchors,
        double scale,
        double turn,
        double shift,
        double slowest,
        double fastest,
        double speedStep,
        double coarseSeconds,
        double offsetStep,
        double windowSeconds,
        double beyondSeconds,
        int mostInliers,
        double plateau,
        double fineSpeed,
        double fineOffset,
        double steady,
        double mostMisfit,
        double deviations,
        double endSeconds,
        double moved,
        int inliersOfMoved,
        double gapSeconds,
        int fewestFrames,
        double leastShare,
        int fewestMoments,
        int compared,
        double particular,
        int stretches) {

    static final KeyframeSearchParameters DEFAULT = new KeyframeSearchParameters(
            6, 4, 24, 0.08, 0.06, 0.05, 0.5, 2, 0.05, 3, 0.25, 40, 1.5, 30, 0.97, 0.01, 0.1, 0.005, 9, 2, 0.3, 4, 10, 6,
            3, 0.3, 2, 8, 0.5, 8);
}
