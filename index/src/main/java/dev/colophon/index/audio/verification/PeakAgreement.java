package dev.colophon.index.audio.verification;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.audio.alignment.Pairing;
import dev.colophon.index.audio.alignment.PitchRows;
import dev.colophon.index.audio.alignment.TimePitchMap;

/**
 * How far along a line a copy and a reference agree, and the line fitted to all of it.
 *
 * @param from start in the copy, in eighths of a frame
 * @param to end in the copy
 * @param matched peaks that agree
 * @param possible peaks of the reference in the stretch
 */
public record PeakAgreement(TimePitchMap line, double from, double to, int matched, int possible) {

    private static final double SECOND = 11_025 / 16.0;
    private static final double TIME_WINDOW = 4 * 8;
    private static final double CENTS_WINDOW = 30;
    /** How far beyond the ends of the copy peaks of the reference are looked at, in eighths of a frame. */
    private static final double MARGIN = 60 * 8;
    /** The stretch is grown by this much or by half its length, whichever is more. */
    private static final double REACH = 10 * SECOND;
    /** The share of agreeing peaks is measured this far to both sides of the middle. */
    private static final double CORE = 2.5 * SECOND;
    /** Log-likelihood that a gap may cost: about 3 s of clean music or 8 s of noisy music without agreement end a stretch. */
    private static final double LARGEST_DROP = 40;
    /** An end this near to the end of the copy or of the reference is that end: spectra cannot have peaks at an edge. */
    private static final double SNAP = 0.7 * SECOND;

    private static final int FEWEST = 12;
    private static final int MOST_STEPS = 64;

    /**
     * Grows a verified window along its line; one that agrees too little to grow stays what it is. Lengths in eighths of a
     * frame.
     */
    public static PeakAgreement grow(
            Peaks copy, double copyLength, Peaks reference, double referenceLength, Fit fit, Peaks window) {
        double from = window.times()[0];
        double to = window.times()[window.size() - 1] + 1.0;
        PeakAgreement best = new PeakAgreement(fit.line(), from, to, fit.matched(), 0);
        for (int step = 0; step < MOST_STEPS; step++) {
            double reach = step == 0 ? 0 : Math.max(REACH, 0.5 * (best.to - best.from));
            Peaks around = copy.between(best.from - reach, best.to + reach);
            PeakAgreement grown = within(around, reference, best.line);
            if (grown.matched < FEWEST) {
                break;
            }
            boolean settled = step > 0 && grown.from > best.from - SNAP && grown.to < best.to + SNAP;
            best = grown;
            if (settled) {
                break;
            }
        }
        return best.snapped(copyLength, reference, referenceLength);
    }

    /**
     * The stretch of highest likelihood that contains the middle of the agreeing peaks: an agreeing peak speaks for it, one
     * without a partner against it, by what is usual near the middle and by chance.
     */
    private static PeakAgreement within(Peaks copy, Peaks reference, TimePitchMap line) {
        Pairing pairing = pairing(copy, reference, line);
        pairing.pair(line, TIME_WINDOW, CENTS_WINDOW);
        boolean[] agrees = pairing.matchedInCopy();
        if (pairing.matched() < FEWEST) {
            return new PeakAgreement(line, 0, 0, 0, 0);
        }
        int middle = middle(agrees, pairing.matched());
        double usual = share(copy, agrees, copy.times()[middle]);
        double chance = chance(copy, reference, line);
        double likely = Math.clamp(0.7 * usual, Math.min(0.9, 2 * chance), 0.95);
        double gain = Math.log(likely / chance);
        double loss = Math.log((1 - likely) / (1 - chance));
        int first = edge(agrees, middle, -1, gain, loss);
        int last = edge(agrees, middle, 1, gain, loss);
        double from = copy.times()[first];
        double to = copy.times()[last] + 1.0;
        Peaks stretch = copy.between(from, to);
        Pairing inside = pairing(stretch, reference, line);
        inside.pair(line, TIME_WINDOW, CENTS_WINDOW);
        TimePitchMap fitted = inside.matched() < FEWEST ? line : inside.refit(line, true);
        return new PeakAgreement(fitted, from, to, inside.matched(), 0);
    }

    private static Pairing pairing(Peaks copy, Peaks reference, TimePitchMap line) {
        PitchRows rows = new PitchRows(
                reference,
                line.inReference(copy.times()[0]) - MARGIN,
                line.inReference(copy.times()[copy.size() - 1]) + MARGIN);
        return new Pairing(copy, reference, rows, line, TIME_WINDOW, CENTS_WINDOW);
    }

    private static int middle(boolean[] agrees, int matched) {
        int seen = 0;
        for (int i = 0; i < agrees.length; i++) {
            if (agrees[i] && ++seen > matched / 2) {
                return i;
            }
        }
        throw new IllegalStateException("fewer peaks agree than were counted");
    }

    private static double share(Peaks copy, boolean[] agrees, double middle) {
        int from = copy.firstAt(middle - CORE);
        int to = copy.firstAt(middle + CORE);
        int found = 0;
        for (int i = from; i < to; i++) {
            found += agrees[i] ? 1 : 0;
        }
        return (double) found / (to - from);
    }

    private static double chance(Peaks copy, Peaks reference, TimePitchMap line) {
        double start = line.inReference(copy.times()[0]);
        double end = line.inReference(copy.times()[copy.size() - 1]) + 1;
        int peaks = reference.firstAt(end) - reference.firstAt(start);
        return Math.clamp(AudioVerifier.chance(peaks, end - start, TIME_WINDOW, CENTS_WINDOW), 0.001, 0.5);
    }

    private static int edge(boolean[] agrees, int middle, int step, double gain, double loss) {
        double score = 0;
        double best = 0;
        int edge = middle;
        for (int i = middle + step; i >= 0 && i < agrees.length && score > best - LARGEST_DROP; i += step) {
            score += agrees[i] ? gain : loss;
            if (score > best) {
                best = score;
                edge = i;
            }
        }
        return edge;
    }

    private PeakAgreement snapped(double copyLength, Peaks reference, double referenceLength) {
        double earliest = Math.max(0, line.inCopy(0));
        double latest = Math.min(copyLength, line.inCopy(referenceLength));
        double start = from - earliest < SNAP ? earliest : from;
        double end = latest - to < SNAP ? latest : to;
        int peaks = reference.firstAt(line.inReference(end)) - reference.firstAt(line.inReference(start));
        return new PeakAgreement(line, start, end, matched, Math.max(matched, peaks));
    }
}
