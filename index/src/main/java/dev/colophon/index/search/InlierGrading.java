package dev.colophon.index.search;

/**
 * Turns inliers of local features into an expected number of false alarms: an exponential above the measured tail of what
 * unrelated pictures reach; see RATIONALE.md, "Pictures: local features".
 *
 * @param log10AtTen expected number of unrelated references, as a power of ten, that reach ten inliers in an index of {@link #documents}
 * @param log10PerInlier and by how much that shrinks with each further one
 * @param documents references of the index in which that was measured
 * @param largeScale where a copy shows a reference so many times as large as its features were found, they must be there
 * @param leastShare of them at least, or it is no more than a candidate: works of one layout share a frame, a table or a toolbar
 * @param leastSpread inliers nearly on a line, as those of a line of letters are, are no more than a candidate
 * @param furtherMoment by how much each further shot of a film that agrees in place and time makes chance less likely: films share
 *     logos, letters and sets, so that it is far from the chance of one picture
 * @param strongKeyframes keyframes of a reference that are shown in a STRONG match of films
 * @param strong expected false alarms up to which a match is STRONG
 * @param candidate and up to which it is a CANDIDATE
 */
public record InlierGrading(
        double log10AtTen,
        double log10PerInlier,
        double documents,
        double largeScale,
        double leastShare,
        double leastSpread,
        double furtherMoment,
        int strongKeyframes,
        double strong,
        double candidate) {

    public static final InlierGrading DEFAULT = new InlierGrading(-4, 0.6, 2_000, 1.2, 0.06, 0.1, 0.1, 3, 1e-5, 2e-3);

    private static final int TEN = 10;

    /** Expected number of wrong references with so many inliers, in an index of so many documents. */
    double falseAlarms(int inliers, long indexed) {
        return Math.max(1, indexed / documents) * Math.pow(10, log10AtTen - log10PerInlier * (inliers - TEN));
    }

    /** Whether so few of the details are shown where all could be that another work of the same layout explains them as well. */
    boolean isFew(Evidence.Inliers inliers) {
        return inliers.scale() >= largeScale && inliers.inliers() < leastShare * inliers.details();
    }

    /** Expected number of wrong films with keyframes that agree so well. */
    double falseAlarms(Evidence.Keyframes keyframes, long indexed) {
        return keyframes.probes()
                * falseAlarms(keyframes.inliers(), indexed)
                * Math.pow(furtherMoment, Math.max(0, keyframes.moments() - 1));
    }
}
