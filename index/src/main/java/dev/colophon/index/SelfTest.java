package dev.colophon.index;

/**
 * Whether the expected false alarms of matches come true in this very index: altered stretches of its own references are
 * searched, those that they truly contain not counted, and the wrong matches compared with what was promised.
 *
 * @param windows stretches searched
 * @param share of them with a wrong match as sure as one in twenty should have
 * @param drift how much higher wrong matches score than they should, on average, on the engine's own scale
 */
public record SelfTest(int windows, double share, double drift, Verdict verdict) {

    /** What follows. */
    public enum Verdict {
        /** Too little is registered to tell; the constants hold as they were fitted. */
        TOO_FEW,
        /** Promises are kept. */
        PASSED,
        /** Wrong matches are surer than promised: no match may lead to anything without a person. */
        FAILED
    }

    /** The share that is promised. */
    public static final double PROMISED = 0.05;

    private static final int FEWEST_WINDOWS = 100;
    private static final double LARGEST_SHARE = 0.10;
    private static final double LARGEST_DRIFT = 1;

    /** Judges. Fewer or weaker wrong matches than promised cost some copies, but harm nobody: that is no drift. */
    public static SelfTest of(int windows, double share, double drift) {
        Verdict verdict = windows < FEWEST_WINDOWS
                ? Verdict.TOO_FEW
                : share > LARGEST_SHARE || drift > LARGEST_DRIFT ? Verdict.FAILED : Verdict.PASSED;
        return new SelfTest(windows, share, drift, verdict);
    }
}
