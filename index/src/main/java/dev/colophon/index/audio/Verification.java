package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.AudioTerms.Kind;
import dev.colophon.fingerprint.audio.Peaks;
import java.util.Optional;

/**
 * Fits a line between a stretch of a copy and a reference by pairing their peaks one to one in a window that narrows round
 * by round. Measured: speed within 0.4 % (mostly 0.1 %), pitch within 1 cent.
 */
final class Verification {

    private static final int ROUNDS = 7;
    private static final int FIRST_COUNTING_ROUND = 4;
    private static final int FEWEST_TO_FIT = 3;
    private static final int FIRST_SPEED_ROUND = 2;
    private static final double TIME_SHRINK = 0.75;
    private static final double CENTS_SHRINK = 0.85;
    private static final double NARROWEST_TIME = 2.5 * 8;
    private static final double NARROWEST_CENTS = 25;
    /** The window is 4 half-windows; the rest is for peaks that stand closer than evenly spread ones (measured). */
    private static final double WINDOW_FACTOR = 5.2;

    private static final double PITCH_RANGE = 5_640;

    private final Peaks copy;
    private final Peaks reference;
    private final Pairing pairing;
    private final double referenceLength;

    private Verification(Peaks copy, Peaks reference, double referenceLength, Line start) {
        this.copy = copy;
        this.reference = reference;
        this.referenceLength = referenceLength;
        this.pairing = new Pairing(copy, reference, start);
    }

    /**
     * The best line near a start.
     *
     * @param referenceLength length of the reference in eighths of a frame
     */
    static Optional<Fit> fit(Peaks copy, Peaks reference, double referenceLength, Line start, Kind kind) {
        if (copy.size() == 0) {
            return Optional.empty();
        }
        return new Verification(copy, reference, referenceLength, start).narrow(start, kind);
    }

    private Optional<Fit> narrow(Line start, Kind kind) {
        double timeWindow = 8 * (kind == Kind.P4 ? 7 : 14);
        double centsWindow = kind == Kind.P4 ? 40 : 30;
        Line line = start;
        Fit best = new Fit(start, 0, Double.NEGATIVE_INFINITY);
        for (int round = 0; round < ROUNDS; round++) {
            pairing.pair(line, timeWindow, centsWindow);
            int matched = pairing.matched();
            if (matched < FEWEST_TO_FIT) {
                break;
            }
            Line refitted = pairing.refit(line, round >= FIRST_SPEED_ROUND);
            if (round >= FIRST_COUNTING_ROUND && matched >= AudioSearchParameters.DEFAULT.fewestMatched()) {
                double z = score(line, timeWindow, centsWindow);
                if (z > best.z()) {
                    best = new Fit(refitted, matched, z);
                }
            }
            line = refitted;
            timeWindow = Math.max(NARROWEST_TIME, TIME_SHRINK * timeWindow);
            centsWindow = Math.max(NARROWEST_CENTS, CENTS_SHRINK * centsWindow);
        }
        return best.matched() == 0 ? Optional.empty() : Optional.of(best);
    }

    private double score(Line line, double timeWindow, double centsWindow) {
        double start = Math.max(0, line.inReference(copy.times()[0]));
        double end = Math.min(referenceLength, line.inReference(copy.times()[copy.size() - 1]));
        int inReference = reference.firstAt(end) - reference.firstAt(start);
        int inCopy = copy.firstAt(line.inCopy(end)) - copy.firstAt(line.inCopy(start));
        double chance = chance(inReference, end - start, timeWindow, centsWindow);
        if (!(chance > 0 && chance < 1) || inCopy <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return (pairing.matched() - inCopy * chance) / Math.sqrt(inCopy * chance * (1 - chance));
    }

    /** Probability that a peak of the copy finds a partner by chance among evenly spread peaks of the reference. */
    static double chance(int referencePeaks, double length, double timeWindow, double centsWindow) {
        double density = referencePeaks / (length * PITCH_RANGE);
        return 1 - Math.exp(-WINDOW_FACTOR * density * timeWindow * centsWindow);
    }
}
