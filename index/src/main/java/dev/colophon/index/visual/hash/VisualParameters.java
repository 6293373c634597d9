package dev.colophon.index.visual.hash;

/**
 * The thresholds of the picture and film index. Distances are differing bits of 256.
 *
 * @param match a hash at this distance or nearer shows the same picture: the threshold PDQ was published with
 * @param doubtful a picture up to this distance is a candidate
 * @param unexplained most of any part of a copy that a reference may leave {@linkplain Samples#mostUnexplained unexplained} when all of the copy
 *     is said to be all of the reference
 * @param manyFeatures a copy with so many local features is not laid over references: if it showed one, its features would
 * @param weak a frame up to this distance prolongs an accepted stretch of film
 * @param loose and one up to this distance opens and prolongs one that shows moments like no others
 * @param stopReferences a frame of a copy that resembles more references than this (a logo, a test card, black) opens no
 *     stretch
 * @param windowSeconds stretches are looked for in windows of this length of a copy
 * @param slowest speed that is tried
 * @param fastest speed that is tried
 * @param speedStep between the speeds that are tried
 * @param coarseSeconds a frame may lie this far from a line before the line is fitted
 * @param fineSeconds and this far after
 * @param speedSeconds a change of speed is told where frames lie this much nearer to a line that has it, on average: half a
 *     frame
 * @param gapSeconds a stretch ends where nothing agrees for longer
 * @param fewestFrames of a copy that agree in a stretch
 * @param fewestReferenceFrames that differ among them: one still picture makes no stretch of film
 * @param shortestSeconds of a stretch
 * @param leastShare of the usable frames of the copy in a stretch that agree, 0..1
 * @param fewestMoments of a reference that the frames of a stretch must be like, and unlike any other, when they are not as near as a match
 * @param momentBits by which a frame is farther from all other moments
 * @param momentSeconds from the line in which another moment begins
 * @param momentFrames of a reference at most with which a frame is compared to tell its moment
 * @param turnedBits by which frames are more like the reference the other way round, on average, when a stretch runs backwards
 */
public record VisualParameters(
        int match,
        int doubtful,
        double unexplained,
        int manyFeatures,
        int weak,
        int loose,
        int stopReferences,
        double windowSeconds,
        double slowest,
        double fastest,
        double speedStep,
        double coarseSeconds,
        double fineSeconds,
        double speedSeconds,
        double gapSeconds,
        int fewestFrames,
        int fewestReferenceFrames,
        double shortestSeconds,
        double leastShare,
        int fewestMoments,
        int momentBits,
        double momentSeconds,
        int momentFrames,
        double turnedBits) {

    public static final VisualParameters DEFAULT = new VisualParameters(
            31, 40, 0.25, 150, 50, 80, 20, 60, 0.5, 2, 0.05, 1, 0.4, 0.02, 3, 5, 3, 3, 0.6, 4, 16, 2, 2_000, 3);

    /** Whether a copy is laid over references when its hashes and features are not sure. */
    public boolean isLaid(int features, boolean plain) {
        return plain || features < manyFeatures;
    }
}
