package dev.colophon.index.audio;

/**
 * The thresholds of the search for sound. Times are in frames of 128 samples (11.61 ms).
 *
 * @param readBudget postings that one window may read in a strategy; they are read in increasing document frequency. Up to 1,000 hours
 *     none reads 300,000; in 10,000 hours 300,000 find 231 of 240 copies, a million 235, as many as in 1,000
 * @param slowest slowest speed of a copy that T5 votes for
 * @param fastest fastest speed
 * @param widestCents largest difference of pitch that T5 votes for
 * @param fewestMatched fewer agreeing peaks are never a match
 * @param windowSeconds a longer copy is searched in windows of this length
 * @param stepSeconds from the start of one window to the next
 * @param longSeconds sounds longer than this are surveyed
 * @param few candidates that a sparse search looks at in one go
 */
public record AudioSearchParameters(
        long readBudget,
        double slowest,
        double fastest,
        double widestCents,
        int fewestMatched,
        double windowSeconds,
        double stepSeconds,
        double longSeconds,
        int few) {

    /** What searches use. */
    public static final AudioSearchParameters DEFAULT =
            new AudioSearchParameters(1_000_000, 0.72, 1.40, 620, 8, 10, 5, 45, 5);
}
