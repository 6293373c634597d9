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

    /**
     * Where the same peaks are counted again, in eighths of a frame to both sides: 0.3 to 2.3 s, no two in the ratio of a
     * rhythm. What agrees there too agrees by key, timbre or repetition and not because it is this place.
     */
    private static final double[] ELSEWHERE = {214, 324, 503, 641, 778, 944, 1_110, 1_330, 1_564};

    /** A lower score is never accepted, so it need not be counted elsewhere. */
    private static final double NOT_WORTH_CHECKING = 8;

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
        double bestTime = timeWindow;
        double bestCents = centsWindow;
        for (int round = 0; round < ROUNDS; round++) {
            pairing.pair(line, timeWindow, centsWindow);
            int matched = pairing.matched();
            if (matched < FEWEST_TO_FIT) {
                break;
            }
            Line refitted = pairing.refit(line, round >= FIRST_SPEED_ROUND);
            if (round >= FIRST_COUNTING_ROUND && matched >= AudioSearchParameters.DEFAULT.fewestMatched()) {
                double z = score(line, matched, chance(line, timeWindow, centsWindow));
                if (z > best.z()) {
                    best = new Fit(refitted, matched, z);
                    bestTime = timeWindow;
                    bestCents = centsWindow;
                }
            }
            line = refitted;
            timeWindow = Math.max(NARROWEST_TIME, TIME_SHRINK * timeWindow);
            centsWindow = Math.max(NARROWEST_CENTS, CENTS_SHRINK * centsWindow);
        }
        if (best.matched() == 0) {
            return Optional.empty();
        }
        return Optional.of(best.z() < NOT_WORTH_CHECKING ? best : contrasted(best, bestTime, bestCents));
    }

    /** The score against what agrees elsewhere, where that is more than chance. */
    private Fit contrasted(Fit fit, double timeWindow, double centsWindow) {
        Line line = fit.line();
        double share = 0;
        for (double distance : ELSEWHERE) {
            for (double shift : new double[] {-distance, distance}) {
                Line shifted = new Line(line.speed(), line.cents(), line.offset() + shift);
                Pairing elsewhere = new Pairing(copy, reference, shifted);
                elsewhere.pair(shifted, timeWindow, centsWindow);
                share += (double) elsewhere.matched() / Math.max(1, overlapping(shifted));
            }
        }
        share /= 2 * ELSEWHERE.length;
        double chance = chance(line, timeWindow, centsWindow);
        return share <= chance ? fit : new Fit(line, fit.matched(), score(line, fit.matched(), share));
    }

    /** How many peaks of the copy lie within the reference. */
    private int overlapping(Line line) {
        return copy.firstAt(line.inCopy(referenceLength)) - copy.firstAt(line.inCopy(0));
    }

    /** By the density of the stretch or of the whole reference, whichever is higher: a fade-out has few peaks. */
    private double chance(Line line, double timeWindow, double centsWindow) {
        double start = Math.max(0, line.inReference(copy.times()[0]));
        double end = Math.min(referenceLength, line.inReference(copy.times()[copy.size() - 1]));
        if (end <= start) {
            return 1;
        }
        int within = reference.firstAt(end) - reference.firstAt(start);
        return Math.max(
                chance(within, end - start, timeWindow, centsWindow),
                chance(reference.size(), referenceLength, timeWindow, centsWindow));
    }

    private double score(Line line, int matched, double chance) {
        int trials = overlapping(line);
        if (!(chance > 0 && chance < 1) || trials <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return (matched - trials * chance) / Math.sqrt(trials * chance * (1 - chance));
    }

    /** Probability that a peak of the copy finds a partner by chance among evenly spread peaks of the reference. */
    static double chance(int referencePeaks, double length, double timeWindow, double centsWindow) {
        double density = referencePeaks / (length * PITCH_RANGE);
        return 1 - Math.exp(-WINDOW_FACTOR * density * timeWindow * centsWindow);
    }
}
