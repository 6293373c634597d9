package dev.colophon.index.audio;

/**
 * The thresholds of the search for sound. Times are in frames of 128 samples (11.61 ms).
 *
 * @param candidateBlocks blocks of 10 s of references that are joined with the copy
 * @param readBudget postings that one window may read; they are read in increasing document frequency
 * @param linesP4 lines verified after P4, most voted first
 * @param linesT5 lines verified after T5
 * @param slowest slowest speed of a copy that T5 votes for
 * @param fastest fastest speed
 * @param widestCents largest difference of pitch that T5 votes for
 * @param fewestMatched fewer agreeing peaks are never a match
 * @param windowSeconds a longer copy is searched in windows of this length
 * @param stepSeconds from the start of one window to the next
 */
record AudioSearchParameters(
        int candidateBlocks,
        long readBudget,
        int linesP4,
        int linesT5,
        double slowest,
        double fastest,
        double widestCents,
        int fewestMatched,
        double windowSeconds,
        double stepSeconds) {

    static final AudioSearchParameters DEFAULT =
            new AudioSearchParameters(50, 1_000_000, 40, 60, 0.72, 1.40, 620, 12, 10, 5);
}
